import type { Scenario } from "../../scenario/index.js";
import type { Block, Column } from "../document.js";
import { type DurationSpec, durationCells } from "../durations.js";
import { percent } from "../estimates.js";
import { upperFirst } from "../first-letter.js";
import { listed, someOf } from "../numbers.js";

export type Group = Scenario["groups"][number];

/** Groups for which the same thing holds. */
export interface Alike<Value> {
  /** `everybody`, or the names of the groups. */
  readonly who: string;
  readonly value: Value;
}

/** Groups put together where they have the same, in order of first mention; those for which nothing holds are left out. */
export function alike<Value>(
  groups: readonly Group[],
  of: (group: Group) => Value | undefined,
): readonly Alike<Value>[] {
  const found = new Map<string, { names: string[]; value: Value }>();
  for (const group of groups) {
    const value = of(group);
    if (value === undefined) continue;
    const key = JSON.stringify(value);
    const same = found.get(key);
    if (same === undefined) found.set(key, { names: [group.name], value });
    else same.names.push(group.name);
  }
  return [...found.values()].map(({ names, value }) => ({
    who: names.length === groups.length ? "everybody" : someOf(names),
    value,
  }));
}

/** Something that takes time, for each group; undefined where it does not happen. */
export interface Step {
  readonly what: string;
  readonly of: (group: Group) => DurationSpec | undefined;
}

const COLUMNS: readonly Column[] = [
  { title: "From → to", align: "left" },
  { title: "Who", align: "left" },
  { title: "Half within", align: "right" },
  { title: "A tenth above", align: "right" },
  { title: "On average", align: "right" },
];

/** How long steps take, a row for every step and set of groups; nothing where no step happens. */
export function durationsTable(groups: readonly Group[], steps: readonly Step[], called?: string): readonly Block[] {
  const rows = steps.flatMap(({ what, of }) =>
    alike(groups, of).map(({ who, value }) => [what, who, ...durationCells(value)]),
  );
  if (rows.length === 0) return [];
  const columns = called === undefined ? COLUMNS : [{ ...COLUMNS[0], title: called }, ...COLUMNS.slice(1)];
  return [{ kind: "table", table: { columns, rows } }];
}

/** A distribution that takes time; a step that is over at once is none. */
export function unlessAtOnce(spec: DurationSpec): DurationSpec | undefined {
  return spec.kind === "fixed" && spec.value === 0 ? undefined : spec;
}

/** `62 % the community, 35 % low security and 3 % high security`. */
export function sharesInWords<Name extends string>(
  shares: readonly { readonly name: Name; readonly share: number }[],
  words: Readonly<Record<Name, string>>,
): string {
  if (shares.length === 1) return words[shares[0].name];
  return listed(shares.map(({ name, share }) => `${percent(share)} ${words[name]}`));
}

/** `Sentenced and remand: …` where not all groups have the same. */
export function forWhom(who: string, text: string): string {
  return who === "everybody" ? `${upperFirst(text)}.` : `${who}: ${text}.`;
}
