import { expect, test } from "vitest";
import { readSources } from "../architecture/source-files.js";

/* The page's own script takes what it needs of four rooms from the engine's script, by name. A name that is missing there would
 * only be missed when the page comes to use it. */

const ROOMS = ["experiment", "foundation", "observe", "scenario"] as const;
const sources = readSources();

/** Values, not types, that the files import from a room. */
function importedFrom(room: string, files: RegExp): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { path, text } of sources.filter((file) => files.test(file.path))) {
    const importing = new RegExp(`import \\{([^}]*)\\} from "(?:\\.\\./)+${room}/index\\.js"`, "g");
    for (const [, list] of text.matchAll(importing)) {
      for (const each of list.split(",").map((name) => name.trim())) {
        if (each !== "" && !each.startsWith("type ")) names.add(each.replace(/ as .*/, ""));
      }
    }
    expect(text, `${path} takes a whole room`).not.toMatch(new RegExp(`import \\* as \\w+ from "(?:\\.\\./)+${room}/`));
  }
  return names;
}

test.each(ROOMS.filter((room) => room !== "foundation"))(
  "the engine's script lays out all that pages take from %s",
  (room) => {
    const script = sources.find(({ path }) => path === `browser/laid-out/${room}.ts`)?.text ?? "";
    const [, laidOut = ""] = /export \{([^}]*)\}/.exec(script) ?? [];
    const names = new Set(
      laidOut
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    );
    const needed = importedFrom(
      room,
      /^(report\/|browser\/(explore\/|web-worker-runner|running-job|memory-keeper|again))/,
    );
    expect(needed.size).toBeGreaterThan(3);
    expect([...needed].filter((name) => !names.has(name))).toEqual([]);
    expect([...names].filter((name) => !needed.has(name))).toEqual([]);
  },
);
