import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Mutant, mutantsOf } from "./mutants.js";

/** The rooms whose mutants are sought, and the tests that are to find them. Not among those: the comparisons with queueing theory,
 *  which take minutes and should never be the only thing that stands between a mistake and a release. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  engine: ["test/engine"],
  random: ["test/random"],
  stats: ["test/stats"],
  policy: [
    "test/policy",
    "test/scenario/rule-catalogue.test.ts",
    "test/scenario/read-rules.test.ts",
    "test/model/rules-on.test.ts",
    "test/model/rules-off.test.ts",
  ],
  scenario: ["test/scenario"],
  model: ["test/traces", "test/model", "test/observe/stories.test.ts", "test/observe/person-recorder.test.ts"],
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
