import { MINUTES_PER_DAY, MINUTES_PER_YEAR } from "../../foundation/index.js";
import type { Figure } from "../figures.js";
import type { Figures } from "../outputs.js";
import type { Scope } from "../scopes.js";

/** What a number is counted in. Shares lie between 0 and 1. */
export type Measure =
  | "share"
  | "days"
  | "beds"
  | "people"
  | "people/year"
  | "bed-days/year"
  | "person-days/year"
  | "£"
  | "£/year";

/** A number of one scope of one replication; NaN where there is none, such as 0/0. */
export type Reading = (figures: Figures) => number;

export interface Ratio {
  readonly numerator: Reading;
  readonly denominator: Reading;
}

/** Durations that are kept person by person. */
export type Sample = "bedWait" | "transferTime" | "stay";

/** How a metric is worked out over replications.
 *  `value`: one number per replication, averaged; `ratio`: totals over all replications, divided;
 *  `quantile`: of the people of all replications together; `difference`: of two ratios. */
export type Method =
  | { readonly kind: "value"; readonly read: Reading }
  | ({ readonly kind: "ratio" } & Ratio)
  | { readonly kind: "quantile"; readonly of: Sample; readonly p: number }
  | { readonly kind: "difference"; readonly of: Ratio; readonly minus: Ratio };

/** A number with a name and a definition. */
export interface Metric {
  readonly id: string;
  readonly title: string;
  readonly measure: Measure;
  /** One sentence that says exactly what is counted. */
  readonly definition: string;
  /** What it can be given for. */
  readonly scopes: readonly Scope[];
  readonly method: Method;
}

export const EVERY_SCOPE: readonly Scope[] = ["all", "group", "unit", "catchment", "year"];
/** For what happens before a person has a unit. */
export const BEFORE_THE_BED: readonly Scope[] = ["all", "group", "catchment", "year"];
/** For what belongs to beds and not to people. */
export const BEDS_ONLY: readonly Scope[] = ["all", "unit", "year"];
export const ESTATE_ONLY: readonly Scope[] = ["all", "year"];

/** Average over the time of the scope. */
export function timeAverage(figure: Figure): Method {
  return { kind: "value", read: (of) => of(figure) / of("minutes") };
}

export function perYear(...figures: readonly Figure[]): Method {
  return { kind: "value", read: (of) => sum(of, figures) / (of("minutes") / MINUTES_PER_YEAR) };
}

/** Time spent, in days for each year. */
export function daysPerYear(figure: Figure): Method {
  return {
    kind: "value",
    read: (of) => of(figure) / MINUTES_PER_DAY / (of("minutes") / MINUTES_PER_YEAR),
  };
}

/** One time integral as a share of another. */
export function shareOfTime(part: Figure, whole: Figure): Method {
  return { kind: "value", read: (of) => of(part) / of(whole) };
}

/** Totals over people, divided. */
export function shareOfPeople(part: Figure, whole: Figure): Method {
  return { kind: "ratio", numerator: (of) => of(part), denominator: (of) => of(whole) };
}

/** Mean duration of people. */
export function meanDays(minutes: Figure, people: Figure): Method {
  return { kind: "ratio", numerator: (of) => of(minutes) / MINUTES_PER_DAY, denominator: (of) => of(people) };
}

function sum(of: Figures, figures: readonly Figure[]): number {
  return figures.reduce((total, figure) => total + of(figure), 0);
}
