import { beforeAll, describe, expect, test } from "vitest";
import { STREAM_VERSION } from "../../src/foundation/index.js";
import { SMALL } from "../scenario/arbitrary.js";
import { bundledHarness } from "./bundle.js";
import { type Computed, inChromium, inNode, NODES, otherNodes } from "./engines.js";
import { advice, golden, movedIn, readGoldens, readWorlds } from "./goldens.js";
import { type Asked, type Hashes, hash } from "./harness.js";
import { randomWorlds, SHORT, SHORTEST, shippedWorlds } from "./worlds.js";

/* One hash over 200 random scenarios, three quarters of them small, and those that are shipped, from every engine that the library supports; and those of
 * them that are frozen keep what the stream version promises. Every engine reads the same texts with the library's own
 * reader, bundled once.
 *
 * `SECUREBEDS_ENGINES=long npx vitest run test/engines` adds 500 random scenarios with windows as they are written and half a
 * year of every scenario that is shipped now, wants every result, and then an engine that cannot be had is a failure. */

const isLong = process.env.SECUREBEDS_ENGINES === "long";
const SEED = 20261126;
/** Of the long version. [ms] */
const LONG = 3_600_000;
const HALF_A_YEAR = SHORTEST.map(({ path, value }) => ({ path, value: path === "study.run" ? "182 days" : value }));

const goldens = readGoldens();
const frozen = readWorlds().map((world, i) => ({ ...world, wantsResult: isLong || i % 5 === 0 }));
const more = isLong
  ? [...randomWorlds(SEED, 500, [], 1), ...shippedWorlds(HALF_A_YEAR, 1)]
  : randomWorlds(SEED, 150, SHORT, 5, SMALL);
const asked: Asked = { worlds: [...frozen, ...more], replications: 1, numbers: goldens.numbers };

let nodes: ReturnType<typeof otherNodes>;
let harness: string;
let here: Computed;

beforeAll(async () => {
  nodes = otherNodes();
  harness = await bundledHarness();
  here = await inNode(process.execPath, harness, asked);
}, LONG);

const inOneLine = ({ facts, outputs, result = "" }: Hashes) => `${facts} ${outputs} ${result}`;

/** The worlds of which another engine makes something else, and what. */
function differing(other: Computed): readonly string[] {
  return here.hashes.flatMap((ours, i) => {
    const [mine, theirs] = [inOneLine(ours), inOneLine(other.hashes[i])];
    return mine === theirs ? [] : [`${ours.name}: ${here.engine} says ${mine}, ${other.engine} says ${theirs}`];
  });
}

async function agrees(other: Computed): Promise<void> {
  expect(differing(other)).toEqual([]);
  const [mine, theirs] = await Promise.all([here, other].map(({ hashes }) => hash(hashes.map(inOneLine).join("\n"))));
  console.log(`${theirs} over ${other.hashes.length} scenarios: ${other.engine}`);
  expect(theirs).toBe(mine);
}

describe("the same bytes on every engine", () => {
  test("here there is something to compare: each scenario has hashes of its own", () => {
    expect(here.hashes).toHaveLength(asked.worlds.length);
    expect(new Set(here.hashes.map(({ outputs }) => outputs)).size).toBeGreaterThan(0.9 * asked.worlds.length);
    expect(here.hashes.filter(({ result }) => result !== undefined).length).toBeGreaterThan(40);
  });

  test("and as the stream version promises, for 50 random scenarios and those that were shipped", () => {
    const { streamVersion, worlds, history } = goldens;
    const now = golden(here.hashes.slice(0, frozen.length));
    expect(Object.keys(now)).toEqual(Object.keys(worlds));
    const moved = movedIn(worlds, now);
    expect(moved, advice(moved, streamVersion)).toEqual([]);
    const late = `goldens.json is about stream version ${streamVersion}: npm run goldens -- --why "why it was raised"`;
    expect(STREAM_VERSION, late).toBe(streamVersion);
    expect(history.at(-1)?.streamVersion).toBe(streamVersion);
  });

  test.for(NODES.filter((major) => !process.versions.node.startsWith(`${major}.`)))(
    "Node %s",
    { timeout: LONG },
    async (major, { skip }) => {
      const binary = nodes.found.get(major);
      const missing = nodes.missing.join("; ");
      if (binary === undefined && isLong) throw new Error(missing);
      if (binary === undefined) return skip(missing);
      const other = await inNode(binary, harness, asked);
      expect(other.engine).toMatch(new RegExp(`^Node ${major}\\.`));
      await agrees(other);
    },
  );

  test("Chromium", async () => agrees(await inChromium(harness, asked)), LONG);
});
