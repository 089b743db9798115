import type { JournalRow } from "../observe/index.js";
import { inMarkup } from "./in-markup.js";
import { programOf } from "./program.js";
import { type AboutData, isSynthetic, noticeOf } from "./tables/about.js";
import { EVENTS, momentOf } from "./tables/events.js";
import type { RowWriter, TidyType, TidyValue } from "./tables/table.js";

/** Writes an event log in XES (IEEE 1849-2016), which process mining tools read: a trace is one person's way, a fact of it an
 *  event. Facts of the estate belong to nobody and are left out. A trace is written when its person is gone, so that only
 *  people present are held; those still present come last, in the order in which they came. */
export function xesWriter(about: AboutData, write: (text: string) => void): RowWriter<JournalRow> {
  const traces = new Map<string, Trace>();
  let ready = [heading(about)];
  const flush = () => {
    write(ready.join(""));
    ready = [];
  };
  const close = (person: string, trace: Trace) => {
    ready.push(traceOf(person, trace, isSynthetic(about.scenario, person)));
    traces.delete(person);
    if (ready.length >= TRACES_AT_A_TIME) flush();
  };
  return {
    add(row) {
      if (row.person === undefined) return;
      const trace = traces.get(row.person) ?? { group: row.group, events: [] };
      if (trace.events.length === 0) traces.set(row.person, trace);
      trace.events.push({ time: row.time, text: eventOf(row) });
      if (row.fact === "gone") close(row.person, trace);
    },
    end() {
      for (const [person, trace] of traces) close(person, trace);
      ready.push("</log>\n");
      flush();
    },
  };
}

interface Trace {
  /** Demand group, where the first fact tells it. */
  readonly group: string | undefined;
  readonly events: { readonly time: number; readonly text: string }[];
}

const TRACES_AT_A_TIME = 200;
const NAMESPACE = "http://www.xes-standard.org/";

const EXTENSIONS = [
  ["Concept", "concept"],
  ["Time", "time"],
  ["Lifecycle", "lifecycle"],
  ["Organizational", "org"],
] as const;

function heading({ scenario, fingerprint, replication, ...program }: AboutData): string {
  const { synthetic, notice } = noticeOf(scenario, replication ?? 1);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<log xes.version="1849-2016" xes.features="" xmlns="${NAMESPACE}">`,
    ...EXTENSIONS.map(
      ([name, prefix]) => `<extension name="${name}" prefix="${prefix}" uri="${NAMESPACE}${prefix}.xesext"/>`,
    ),
    `<global scope="trace">${attribute("string", "concept:name", "person")}</global>`,
    `<global scope="event">${[
      attribute("string", "concept:name", "fact"),
      attribute("date", "time:timestamp", "1970-01-01T00:00:00.000+00:00"),
      attribute("string", "lifecycle:transition", "complete"),
    ].join("")}</global>`,
    `<classifier name="Fact" scope="event" keys="concept:name"/>`,
    attribute("string", "concept:name", scenario.name),
    attribute("string", "lifecycle:model", "standard"),
    attribute("boolean", "synthetic", synthetic),
    attribute("string", "notice", notice),
    attribute("string", "version", programOf(program)),
    attribute("string", "fingerprint", fingerprint),
    attribute("string", "seed", scenario.seed),
    ...(replication === undefined ? [] : [attribute("int", "replication", replication)]),
    "",
  ].join("\n");
}

/** What happened before day zero is told in whatever order; in a trace it stands in that of time. */
function traceOf(person: string, { group, events }: Trace, synthetic: boolean): string {
  const said = [
    attribute("string", "concept:name", person),
    ...(group === undefined ? [] : [attribute("string", "group", group)]),
    attribute("boolean", "synthetic", synthetic),
  ];
  const ordered = events.sort((one, other) => one.time - other.time);
  return `<trace>${said.join("")}\n${ordered.map(({ text }) => text).join("")}</trace>\n`;
}

/** What the columns of the event log are called here; the others keep their names, and these are said already. */
const KEYS: ReadonlyMap<string, string | undefined> = new Map([
  ["minute", undefined],
  ["timestamp", undefined],
  ["fact", undefined],
  ["person", undefined],
  ["synthetic", undefined],
  ["unit", "org:group"],
]);

const ATTRIBUTES = EVENTS.columns.flatMap((column) => {
  const key = KEYS.has(column.name) ? KEYS.get(column.name) : column.name;
  return key === undefined ? [] : [{ key, column }];
});

/** The clock has no zone; the standard asks for one, so it is always UTC. */
function eventOf(row: JournalRow): string {
  const said = ATTRIBUTES.map(({ key, column }) => {
    const value = column.of(row);
    return value === undefined ? "" : attribute(TAGS[column.type], key, value);
  });
  return `<event>${[
    attribute("string", "concept:name", row.fact),
    attribute("date", "time:timestamp", `${momentOf(row)}.000+00:00`),
    attribute("string", "lifecycle:transition", "complete"),
    ...said,
  ].join("")}</event>\n`;
}

type Tag = "string" | "date" | "int" | "float" | "boolean";

const TAGS: Readonly<Record<TidyType, Tag>> = {
  text: "string",
  number: "float",
  integer: "int",
  yesNo: "boolean",
  date: "date",
  moment: "date",
};

function attribute(tag: Tag, key: string, value: Exclude<TidyValue, undefined>): string {
  return `<${tag} key="${key}" value="${typeof value === "string" ? inMarkup(value) : value}"/>`;
}
