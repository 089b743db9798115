import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DOMParser } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { type JournalRow, tellTrace } from "../../src/experiment/index.js";
import { xesWriter } from "../../src/report/index.js";
import { fingerprint, resolveScenario, type Scenario } from "../../src/scenario/index.js";
import { smallEstate } from "../model/small-estate.js";
import { temporaryFolder } from "../temporary-folder.js";
import { madeUpScenario } from "./made-up.js";

const SCHEMA = fileURLToPath(new URL("xes.xsd", import.meta.url));
const NO_XMLLINT = spawnSync("xmllint", ["--version"]).error !== undefined;
const scenario = resolveScenario({
  ...smallEstate(),
  study: { run: "1 year", warmUp: 0, followUp: "2 years", replications: 2 },
});

function xesOf(rows: readonly JournalRow[], world: Scenario, pieces: string[] = []): string {
  const about = {
    scenario: world,
    fingerprint: "00000000deadbeef",
    version: "0.1.0",
    streamVersion: 1,
    replication: 1,
  };
  const writer = xesWriter(about, (text) => void pieces.push(text));
  for (const row of rows) writer.add(row);
  writer.end();
  return pieces.join("");
}

/** What xmllint complains about. */
function complaints(xml: string, ...options: readonly string[]): string {
  const path = join(temporaryFolder("xes"), "log.xes");
  writeFileSync(path, xml);
  const { status, stderr } = spawnSync("xmllint", ["--noout", ...options, path], { encoding: "utf8" });
  return status === 0 ? "" : stderr;
}

interface Read {
  readonly key: string;
  readonly value: string;
}

/** The children of an element that carry a key, read by a parser that is not ours. */
function attributesOf(element: { readonly children: Iterable<unknown> }): readonly Read[] {
  return [...(element.children as Iterable<Element>)]
    .filter((child) => child.hasAttribute("key"))
    .map((child) => ({ key: child.getAttribute("key") ?? "", value: child.getAttribute("value") ?? "" }));
}

interface Element {
  readonly children: Iterable<Element>;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
}

function read(xml: string) {
  const page = new DOMParser().parseFromString(xml, "text/xml");
  const all = (name: string, within: { querySelectorAll(name: string): Iterable<unknown> } = page) => [
    ...(within.querySelectorAll(name) as Iterable<Element & { querySelectorAll(name: string): Iterable<unknown> }>),
  ];
  return {
    log: Object.fromEntries(attributesOf(all("log")[0]).map(({ key, value }) => [key, value])),
    prefixes: all("extension").map((extension) => extension.getAttribute("prefix")),
    traces: all("trace").map((trace) => ({
      said: attributesOf(trace),
      events: all("event", trace).map((event) => attributesOf(event)),
    })),
  };
}

const textOf = (said: readonly Read[], key: string) => said.find((each) => each.key === key)?.value;

describe("an event log in XES", () => {
  const rows: JournalRow[] = [];
  let xml = "";
  beforeAll(() => {
    tellTrace(scenario, 1, { fact: (row) => void rows.push(row) });
    xml = xesOf(rows, scenario);
  });

  test.skipIf(NO_XMLLINT)("is well formed and keeps the schema (needs xmllint of libxml2-utils)", () => {
    expect(complaints(xml, "--schema", SCHEMA)).toBe("");
    // The check can fail.
    expect(complaints(xml.replace("</event>", ""))).not.toBe("");
    expect(
      complaints(xml.replace(/(<event>.*?)key="time:timestamp"/, '$1key="concept:name"'), "--schema", SCHEMA),
    ).not.toBe("");
  });

  test("has every fact of every person, in order of time, each key once, under declared prefixes", () => {
    const { log, prefixes, traces } = read(xml);
    expect(log).toMatchObject({ "concept:name": "Two catchments", synthetic: "true", seed: "7", replication: "1" });
    const expected = new Map<string, string[]>();
    for (const { person, fact, date } of rows) {
      if (person !== undefined) expected.set(person, [...(expected.get(person) ?? []), `${date} ${fact}`]);
    }
    const found = traces.map(({ said, events }) => {
      const told = events.map(
        (event) => `${textOf(event, "time:timestamp")?.slice(0, 10)} ${textOf(event, "concept:name")}`,
      );
      return [textOf(said, "concept:name"), told.sort()] as const;
    });
    for (const facts of expected.values()) facts.sort();
    expect(new Map(found)).toEqual(expected);
    expect(found).toHaveLength(expected.size);
    for (const { said, events } of traces) {
      expect(textOf(said, "synthetic")).toBe("true");
      const times = events.map((event) => textOf(event, "time:timestamp") ?? "");
      expect(times).toEqual([...times].sort());
      for (const event of events) {
        const keys = event.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(textOf(event, "lifecycle:transition")).toBe("complete");
        expect(textOf(event, "time:timestamp")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000\+00:00$/);
        for (const key of keys.filter((name) => name.includes(":"))) expect(prefixes).toContain(key.split(":")[0]);
      }
    }
  });

  test("says where: the unit as the organisational group", () => {
    const admitted = read(xml)
      .traces.flatMap(({ events }) => events)
      .find((event) => textOf(event, "concept:name") === "admitted");
    expect(["moor", "dale", "down"]).toContain(textOf(admitted ?? [], "org:group"));
  });

  test("comes in pieces, and as the same bytes twice", () => {
    const pieces: string[] = [];
    expect(xesOf(rows, scenario, pieces)).toBe(xml);
    expect(fingerprint(scenario)).toMatch(/^[0-9a-f]{16}$/);
  });
});

const HOSTILE = [
  '"><img onerror=alert(1)>',
  "<script>&amp;</script>",
  "]]> <!-- ' -->",
  "\u001B[31mred\u0007",
  "\u202Eright to left",
  "\uFFFE\uFFFF \uD800 lone",
  "\u0000\u000B\u009B",
  "x".repeat(10_000),
  "=1+1\r\n\t2",
];

describe.each(HOSTILE)("a person called %j", (name) => {
  const row = { time: 0, date: "2026-04-01", fact: "identified", person: name, entry: 0, group: name } as const;
  const xml = xesOf([row, { ...row, fact: "admitted", unit: name }], madeUpScenario({ name, seed: name }));

  test.skipIf(NO_XMLLINT)("breaks nothing (needs xmllint of libxml2-utils)", () => {
    expect(complaints(xml, "--schema", SCHEMA)).toBe("");
  });

  test("is one trace, and moves no cursor", () => {
    expect(read(xml).traces).toHaveLength(1);
    expect(xml).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Cs}|[\uFFFE\uFFFF]/u);
    expect(xml).not.toMatch(/<(img|script|!--)/);
  });
});
