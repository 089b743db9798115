import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { temporaryFolder } from "../temporary-folder.js";
import { type Done, drive } from "./drive.js";
import { formsOf, type MarkedCensus, markedCensus, START } from "./marked-census.js";
import { textsIn } from "./texts-in.js";
import { watch } from "./watched.js";

/* Every verb of the built program over a census of marked people, watched for any way to the network: nothing is asked of it, and
 * nobody of the census comes up in anything it writes or says. Seeds are fixed; SECUREBEDS_CENSUSES=40 takes that many instead
 * of one. */

const SEEDS = Array.from({ length: Number(process.env.SECUREBEDS_CENSUSES ?? 1) }, (_, number) => 2021 + number);

// Stays and sentences so long that people of such a census are likely: those whom chance would hardly make take long to find.
const base = (census: string) => `format: securebeds/scenario@1
name: Marked
start: ${START}
study: { run: 60 days, followUp: 30 days, replications: 2, targets: [{ metric: bedWait.within28, atLeast: 10% }] }
atStart: ${census}
estate: { units: { moorside: { beds: 9 }, heath: { beds: 12 } } }
demand:
  sentenced:
    perYear: { value: 40, from: 35, to: 45, source: our own books, label: assumed }
    toRelease: { exponential: { mean: 20000 } }
    stays: { rehabilitate: { exponential: { mean: 5000 } } }
`;
const IN_FILES = "{ census: { beds: beds.csv, waiting: waiting.csv } }";
const TARGETS = `format: securebeds/targets@1
name: Made up
targets: [{ metric: admissions, value: 30, standardError: 2, source: us, label: published, use: fit }]
`;

/** The rows written in the scenario itself, with a source, as text of YAML. */
function inside({ tables }: MarkedCensus): string {
  const table = (name: keyof MarkedCensus["tables"]) => `{ text: ${JSON.stringify(tables[name])} }`;
  return `{ census: { source: the books of the unit, label: published, beds: ${table("beds.csv")}, waiting: ${table("waiting.csv")} } }`;
}

const REPORTS = ["html", "xlsx", "pptx", "md"].map((ending) => [
  "report",
  "run",
  "beds",
  "compare",
  "sensitivity",
  "-o",
  `board.${ending}`,
]);
const STUDIES: readonly (readonly string[])[] = [
  ["run", "marked.yaml", "--out", "run", "--parquet", "--two-classes", "--workers", "2"],
  ["compare", "marked.yaml", "variant.yaml", "--out", "compare"],
  ["beds", "marked.yaml", "--out", "beds", "--within", "4"],
  ["sensitivity", "marked.yaml", "--out", "sensitivity", "--metric", "beds.occupied"],
  ["sweep", "marked.yaml", "--vary", "estate.units.heath.beds=12,13", "--out", "sweep"],
  [
    "calibrate",
    "marked.yaml",
    "--to",
    "targets.yaml",
    "--free",
    "demand.sentenced.perYear=30..50",
    "--out",
    "calibrate",
    "--replications",
    "2",
  ],
  ["warmup", "marked.yaml", "--out", "warmup"],
];
const TELLING: readonly (readonly string[])[] = [
  ["check", "marked.yaml"],
  ["run", "marked.yaml", "--json"],
  ["compare", "marked.yaml", "inside.yaml", "--json"],
  ["explain", "marked.yaml"],
  ["explain", "inside.yaml", "-o", "inside.md"],
  ["explain", "marked.yaml", "--stress-des", "-o", "stress.md"],
  ["diff", "marked.yaml", "inside.yaml"],
  ["diff", "inside.yaml", "other.yaml"],
  ["verify", "run"],
];
const REFUSED: readonly (readonly string[])[] = [
  ["trace", "marked.yaml"],
  ["trace", "marked.yaml", "--person", "sentenced-start-1"],
  ["trace", "marked.yaml", "--census-on", START, "--out", "now"],
  ["run", "inside.yaml", "--out", "inside"],
  ["calibrate", "inside.yaml", "--to", "targets.yaml", "--free", "demand.sentenced.perYear=30..50", "--out", "inside"],
];
const ASKED_FOR: readonly (readonly string[])[] = [
  ["run", "marked.yaml", "--out", "kept", "--keep-census"],
  ["run", "inside.yaml", "--out", "kept-inside", "--keep-census"],
  ["trace", "marked.yaml", "--with-census-people", "--out", "trace", "--as", "csv,xes"],
  ["trace", "marked.yaml", "--with-census-people", "--census-on", START, "--out", "now"],
];

function folderOf(census: MarkedCensus, seed: number): string {
  const folder = temporaryFolder("marked");
  const other = markedCensus(seed + 100_000);
  const files = {
    ...census.tables,
    "marked.yaml": base(IN_FILES),
    "inside.yaml": base(inside(census)),
    "other.yaml": base(inside(other)),
    "variant.yaml":
      "format: securebeds/scenario@1\nname: More\nextends: marked.yaml\nestate: { units: { heath: { beds: 14 } } }\n",
    "targets.yaml": TARGETS,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Where dates come up, as `file: date`. */
function found(dates: readonly string[], texts: ReadonlyMap<string, string>): readonly string[] {
  const forms = dates.flatMap((date) =>
    formsOf(date).map((form) => ({ date, form: new RegExp(`(?<![\\d.])${form.replace(/[()]/g, "\\$&")}(?!\\d)`) })),
  );
  return [...texts].flatMap(([name, text]) =>
    forms.filter(({ form }) => form.test(text)).map(({ date }) => `${name}: ${date}`),
  );
}

/** Threads cost more to start than such small studies; the first has two. */
function onFewThreads(words: readonly string[], position: number): readonly string[] {
  return position > 0 && STUDYING.has(words[0] ?? "") ? [...words, "--workers", "1"] : words;
}

const STUDYING = new Set("run compare beds sensitivity sweep calibrate warmup verify".split(" "));

beforeAll(built);

describe.each(SEEDS)("with the people of census %i", (seed) => {
  const census = markedCensus(seed);
  const watched = watch();
  const commands = [...STUDIES, ...TELLING, ...REPORTS, ...REFUSED];
  let folder = "";
  let done: readonly Done[] = [];
  beforeAll(async () => {
    folder = folderOf(census, seed);
    done = await drive(folder, watched.env, commands.map(onFewThreads));
    const inputs = ["beds.csv", "waiting.csv", "inside.yaml", "other.yaml"];
    for (const name of inputs) rmSync(join(folder, name));
  });

  test("every verb does what it is for, and those that would show people refuse", () => {
    const ended = done.map(({ words, code, err }) => ({ words, code, ...(code === 0 ? {} : { err }) }));
    expect(
      ended.filter(
        ({ words, code }) => code !== (REFUSED.some((each) => words.join().startsWith(each.join())) ? 2 : 0),
      ),
    ).toEqual([]);
    expect(
      done.filter(({ code }) => code === 2).map(({ err }) => /--with-census-people|--keep-census/.exec(err)?.[0]),
    ).toEqual([...Array(3).fill("--with-census-people"), ...Array(2).fill("--keep-census")]);
    expect([existsSync(join(folder, "now")), existsSync(join(folder, "inside"))]).toEqual([false, false]);
  });

  test("nothing was asked of the network or of another program, in any thread", () => {
    const notes = watched.notes();
    expect(notes.filter((note) => !note.endsWith(" watched"))).toEqual([]);
    expect(notes.filter((note) => note === "worker watched").length).toBeGreaterThanOrEqual(2);
  });

  test("nobody comes up in any file or on any screen", () => {
    const texts = new Map(textsIn(folder));
    const endings = [...new Set([...texts.keys()].map((name) => name.replace(/^.*\.|\/.*$/g, "")))];
    expect(endings).toEqual(expect.arrayContaining(["csv", "html", "json", "md", "parquet", "txt"]));
    expect(texts.size).toBeGreaterThan(80);
    for (const { words, out, err } of done) texts.set(words.join(" "), out + err);
    const others = markedCensus(seed + 100_000).dates;
    expect(found([...census.dates, ...others], texts)).toEqual([]);
  });

  test("small numbers of them are told as such", () => {
    const said = done.find(({ words }) => words.join(" ") === "explain marked.yaml")?.out ?? "";
    expect(said).toMatch(/fewer\s+than 5 people waiting/);
    expect(said).toMatch(/^moorside +fewer than 5$/m);
    expect(said).toMatch(/^heath +not shown$/m);
    const page = textsIn(folder).get("board.html") ?? "";
    expect(page).toContain("fewer than 5 people waiting");
  });
});

test("where it is asked for they do come up, so that they would have been found", async () => {
  const census = markedCensus(1);
  const folder = folderOf(census, 1);
  const done = await drive(
    folder,
    {},
    ASKED_FOR.map((words) => onFewThreads(words, 1)),
  );
  expect(done.map(({ code, err }) => (code === 0 ? 0 : err))).toEqual([0, 0, 0, 0]);
  for (const name of ["beds.csv", "waiting.csv", "inside.yaml", "other.yaml"]) rmSync(join(folder, name));
  const where = new Set(found(census.dates, textsIn(folder)).map((each) => each.replace(/: .*/, "")));
  expect([...where].sort()).toEqual([
    // Nobody waits on the first day: there are free beds.
    ...["kept-inside/inputs.json", "kept/inputs.json", "now/beds.csv"],
    ...["trace/events.csv", "trace/events.xes", "trace/people.csv"],
  ]);
});
