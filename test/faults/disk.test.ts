import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { TINY } from "../cli/command.js";
import { type Code, type Disturbed, everyCall, type FaultJob, type Faults } from "./every-call.js";

beforeAll(built);

/** With SECUREBEDS_FAULTS=all every call of every command fails once with every code it can have; otherwise some. */
const ALL = process.env.SECUREBEDS_FAULTS === "all";

const SHORT = TINY.replace("run: 2 years", "run: 60 days").replace("replications: 6", "replications: 3");
const files = {
  "tiny.yaml": SHORT,
  "more.yaml":
    "format: securebeds/scenario@1\nname: More\nextends: tiny.yaml\nestate: { units: { moorside: { beds: 9 } } }\n",
};

/** An earlier result of another seed lies where the new one is to go, and two replications of the new one are kept. */
function over(verb: readonly string[], kept: readonly string[]): FaultJob["before"] {
  return [
    [...kept, "--replications", "2", "--workers", "1", "--keep", "out/runs", "--quiet"],
    [...verb, "--seed", "5", "--workers", "1", "--no-keep", "--quiet", "--out", "out"],
  ];
}

const RUN = ["run", "tiny.yaml"];
const BEDS = ["beds", "tiny.yaml", "--target", "bedWait.within28 >= 50%", "--replications", "3", "--no-marginal"];
const SWEEP = ["sweep", "tiny.yaml", "--vary", "estate.units.moorside.beds=8..9 step 1"];
const last = ["--workers", "1", "--out", "out"];
const reported = (file: string): Pick<FaultJob, "before" | "words"> => ({
  before: [
    [...RUN, "--seed", "5", ...last, "--no-keep", "--quiet"],
    ["report", "out", "-o", file, "--quiet"],
    [...RUN, ...last, "--no-keep", "--quiet"],
  ],
  words: ["report", "out", "-o", file, "--force"],
});

const COMMANDS: Readonly<Record<string, Pick<FaultJob, "before" | "words">>> = {
  run: { before: over(RUN, RUN), words: [...RUN, ...last] },
  compare: {
    before: over(["compare", "tiny.yaml", "more.yaml"], RUN),
    words: ["compare", "tiny.yaml", "more.yaml", ...last],
  },
  "beds --write": { before: over(BEDS, RUN), words: [...BEDS, ...last, "--write", "found.yaml", "--force"] },
  sweep: { before: over(SWEEP, RUN), words: [...SWEEP, ...last] },
  "report .html": reported("board.html"),
  "report .xlsx": reported("board.xlsx"),
  trace: {
    before: [["trace", "tiny.yaml", "--seed", "5", "--out", "out", "--quiet"]],
    words: ["trace", "tiny.yaml", "--as", "csv,xes", "--out", "out"],
  },
  init: { before: [], words: ["init"] },
};

const CODES: readonly Code[] = ["ENOSPC", "EROFS", "EACCES", "EMFILE", "EIO"];

/** Of the sample, another part for each command: strides that have no factor in common meet another call each time. */
function faultsFor(position: number): readonly Faults[] {
  return CODES.flatMap((code, place) =>
    [false, true].map((stays) =>
      ALL
        ? { code, stays, from: 1, every: stays ? 3 : 1 }
        : { code, stays, from: 1 + ((5 * position + 7 * place + (stays ? 7 : 0)) % 37), every: stays ? 997 : 149 },
    ),
  );
}

/** Of a command that makes ten calls all but some. */
const faultsOfFew: readonly Faults[] = CODES.flatMap((code) =>
  [false, true].map((stays) => ({ code, stays, from: 1, every: ALL ? 1 : 2 })),
);

const WHY: Readonly<Record<Code, RegExp>> = {
  ENOSPC: /the disk is full/,
  EROFS: /the disk is read-only/,
  EACCES: /no permission|there is no file|not kept/,
  EMFILE: /too many files are open/,
  EIO: /the disk does not answer as it should|there is no file/,
};

/** Every command once in a long run; in a short one those that write in different ways. */
const SHORT_RUN = ["run", "beds --write", "trace", "init"];

describe.each(Object.entries(COMMANDS).filter(([name]) => ALL || SHORT_RUN.includes(name)))(
  "%s, where a call of the system fails",
  (name, { before, words }) => {
    test(
      "ends cleanly, loses nothing that was there, and comes to the same bytes the next time",
      async () => {
        const faults = name === "init" ? faultsOfFew : faultsFor(Object.keys(COMMANDS).indexOf(name));
        const found = await everyCall({ files, before, words, faults });
        expect(found.length).toBeGreaterThan(ALL ? 15 : 0);
        if (ALL) console.info(`${name}: ${found.length} failing calls`);
        for (const each of found) {
          const what = JSON.stringify({ ...each.fault, err: each.err });
          endsCleanly(each, what);
          nothingIsHalf(each, what);
          // A file that `init` has written is left as it is by the next one.
          if (name !== "init" || each.code !== 0) comesToTheSame(each, what);
        }
      },
      ALL ? 3_600_000 : 120_000,
    );
  },
);

/** Fine, or 2 with why and no trace of the program's inside; what was printed is all or nothing. A scenario that names a file
 *  which cannot be read is told so at the line where it does, as 3, and nothing else is held against it. */
function endsCleanly({ fault, code, err, out }: Disturbed, what: string): void {
  const isNamedInScenario =
    /extends: tiny\.yaml\n[\s\S]*expected a scenario file/.test(err) && err.includes("1 mistake;");
  expect([0, isNamedInScenario ? 3 : 2], what).toContain(code);
  expect(out, what).not.toBe("something else");
  expect(err, what).not.toMatch(/mistake in the program|\n\s+at |E[A-Z]{4,}/);
  if (code === 0) expect(out, what).toBe("all");
  else {
    expect(err, what).toMatch(WHY[fault.code]);
    expect(err, what).toMatch(/give the same command again|name another|there is no file/);
  }
}

/** Every file is what it was before or what it was to become; what is neither has a name that says so. */
function nothingIsHalf({ fault, code, err, files }: Disturbed, what: string): void {
  const states = Object.entries(files);
  expect(
    states.filter(([, state]) => state === "GONE" || state === "OTHER"),
    what,
  ).toEqual([]);
  const canTidyUp = fault.code === "ENOSPC" || fault.code === "EMFILE" || !fault.stays;
  if (canTidyUp && !fault.call.startsWith("rmSync")) {
    expect(
      states.filter(([, state]) => state === "unfinished"),
      what,
    ).toEqual([]);
  }
  const result = states.filter(([path]) => !path.includes("runs/"));
  const isMixed = ["old", "new"].every((state) => result.some(([path, each]) => each === state && isOfResult(path)));
  if (code !== 0 && isMixed && !what.includes("board."))
    expect(err, what).toMatch(/of this result; the other files are as|cannot be used/);
}

function isOfResult(path: string): boolean {
  return path === "out/result.json" || path === "out/inputs.json";
}

function comesToTheSame({ again }: Disturbed, what: string): void {
  expect(again.isSame, `${what}, again: ${again.err}`).toBe(true);
  expect(again.err, what).not.toContain("damaged");
  const wrong = Object.entries(again.files).filter(([, state]) => !["old", "new", "kept"].includes(state));
  expect(wrong, what).toEqual([]);
}
