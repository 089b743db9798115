import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Mutant, mutantsOf } from "./mutants.js";

/** The rooms whose mutants are sought, and the tests that are to find them: those that say of a room what is right, and none of
 *  those that take minutes, such as the comparisons with queueing theory. What only such a test would notice counts as survived
 *  here, because it should never be the only thing that stands between a mistake and a release. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  engine: ["test/engine"],
  random: ["test/random"],
  stats: ["test/stats"],
  policy: ["test/policy", "test/scenario/rule-catalogue.test.ts", "test/scenario/read-rules.test.ts"],
  scenario: ["test/scenario"],
  model: [
    "test/traces",
    "test/model/luck.test.ts",
    "test/model/view.test.ts",
    "test/model/afresh.test.ts",
    "test/model/reviews.test.ts",
    "test/model/escalation.test.ts",
    "test/model/bought-last.test.ts",
    "test/model/law-and-lists.test.ts",
    "test/model/rules-on.test.ts",
    "test/model/rules-off.test.ts",
    "test/model/common-luck.test.ts",
    "test/model/invariants.test.ts",
    "test/model/promises/broken.test.ts",
    "test/model/start.test.ts",
    "test/model/law-in-numbers.test.ts",
    "test/model/census/drawn.test.ts",
    "test/model/census/known.test.ts",
    "test/model/census/residual-stay.test.ts",
    "test/experiment/policies.test.ts",
    "test/experiment/overload.test.ts",
    "test/experiment/replication-failed.test.ts",
  ],
};

/** Every mutant of a room, by file and place. */
export function mutantsOfRoom(root: string, room: string): readonly Mutant[] {
  return filesBelow(root, join("src", room), ".ts")
    .filter((file) => !file.endsWith(".d.ts"))
    .flatMap((file) => mutantsOf(file, readFileSync(join(root, file), "utf8")));
}

/** The test files of a room. */
export function testsOfRoom(root: string, room: string): readonly string[] {
  return ROOMS[room].flatMap((path) => filesBelow(root, path, ".test.ts"));
}

function filesBelow(root: string, path: string, ending: string): readonly string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${path}/${name}`.replaceAll("\\", "/"))
    .sort();
}
