import { pathInWords, type Setting } from "../../../scenario/index.js";

/** Something about a scenario that can be changed on the page. */
export interface Lever {
  /** Stands for the lever in the page's address; unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What stands in the file, in words. */
  readonly present: string;
  readonly control: Control;
  /** Why the lever moves nothing under these choices, in words; `undefined` where it does. */
  readonly idle?: (choices: Choices) => string | undefined;
}

export type Control = NumberControl | ChoiceControl | DateControl;

export interface NumberControl {
  readonly kind: "number";
  /** What stands there before anything is changed. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly unit: string;
}

export interface ChoiceControl {
  readonly kind: "choice";
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A calendar date; empty: from the start. */
export interface DateControl {
  readonly kind: "date";
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

/** What somebody has chosen, by lever; a lever that is not there stands as in the file. */
export type Choices = ReadonlyMap<string, string>;

/** Levers that belong together, such as those of one commissioning rule. */
export interface LeverGroup {
  readonly id: string;
  readonly title: string;
  /** What the levers do, in a sentence. */
  readonly about: string;
  /** Position of the rule in `rulesInWords`, whose sentence is shown as it holds now; absent: no rule. */
  readonly rule?: number;
  /** Beginnings of the paths in the file whose sources are shown. */
  readonly sources: readonly string[];
  readonly levers: readonly Lever[];
  /** What the choices change in the scenario. */
  settings(choices: Choices): readonly Setting[];
}

/** The rules in the order in which they are told. */
export const RULE = { whoIsNext: 2, placement: 3, pathway: 5, pressure: 7, stepDown: 9 } as const;

/** What a figure says that was changed on the page: nobody shall take it for a published one. */
export const CHANGED = { source: "changed on the what-if page", label: "assumed" } as const;

export function setting(path: readonly string[], value: unknown): Setting {
  return { path: pathInWords(path), value: typeof value === "string" ? value : JSON.stringify(value) };
}

/** The number that somebody chose; `undefined` where nothing is chosen, or something that is no number of the lever's. */
export function numberChosen(choices: Choices, { id, control }: Lever): number | undefined {
  const text = choices.get(id);
  if (text === undefined || control.kind !== "number") return undefined;
  const value = Number(text);
  const isInside = value >= control.from && value <= control.to;
  return text.trim() !== "" && isInside && value !== control.value ? value : undefined;
}

/** The option that somebody chose; `undefined` where it is the one in the file. */
export function optionChosen(choices: Choices, { id, control }: Lever): string | undefined {
  const text = choices.get(id);
  if (text === undefined || control.kind !== "choice" || text === control.value) return undefined;
  return control.options.some(({ value }) => value === text) ? text : undefined;
}

/** A dial around 100 % of what the file says. */
export function dial(id: string, title: string, present: string): Lever {
  return {
    id,
    title,
    present,
    control: { kind: "number", value: 100, from: 50, to: 150, step: 5, unit: "% of the file’s" },
  };
}

/** As many digits as anybody will read. */
export function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** Where something of a demand group stands in the file. */
export function groupPath(name: string, ...rest: readonly string[]): readonly string[] {
  return ["demand", name, ...rest];
}
