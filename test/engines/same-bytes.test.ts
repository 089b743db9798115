import { beforeAll, describe, expect, test } from "vitest";
import { bundledHarness } from "./bundle.js";
import { type Computed, inChromium, inNode, NODES, otherNodes } from "./engines.js";
import { type Asked, type Hashes, hash } from "./harness.js";
import { randomWorlds, SHORT, SHORTEST, shippedWorlds } from "./worlds.js";

/* One hash over 200 random scenarios and all that are shipped, from every engine that the library supports. The random ones
 * are made once, here; every engine reads the same texts with the library's own reader, bundled once.
 *
 * `SECUREBEDS_ENGINES=long npx vitest run test/engines` takes 2,000 random scenarios with windows as they are written, half
 * a year of the shipped ones, two replications and every result, and then an engine that cannot be had is a failure. */

const isLong = process.env.SECUREBEDS_ENGINES === "long";
const SEED = 20261126;
/** Of the long version. [ms] */
const LONG = 3_600_000;
const HALF_A_YEAR = SHORTEST.map(({ path, value }) => ({ path, value: path === "study.run" ? "182 days" : value }));

const asked: Asked = isLong
  ? { worlds: [...randomWorlds(SEED, 2000, [], 1), ...shippedWorlds(HALF_A_YEAR, 1)], replications: 2 }
  : { worlds: [...randomWorlds(SEED, 200, SHORT, 5), ...shippedWorlds(SHORTEST, 5)], replications: 1 };

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
