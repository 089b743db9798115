import { MINUTES_PER_DAY } from "../../foundation/index.js";
import type { Figures } from "../outputs.js";
import type { Scope } from "../scopes.js";
import type { Metric } from "./metric.js";

/** A group is of one class. */
const SCOPES: readonly Scope[] = ["all", "unit", "catchment", "year"];

type Read = (of: Figures) => number;

interface Row {
  readonly id: string;
  readonly measure: "days" | "share";
  readonly title: string;
  readonly numerator: Read;
  readonly denominator: Read;
}

/** A number of one class, out of that of all and that of people from prison. */
type Part = (all: Read, prison: Read) => Read;

function durations(part: Part): readonly Row[] {
  return [
    {
      id: "wait",
      measure: "days",
      title: "wait for a bed",
      numerator: part(
        (of) => of("waitMinutes") / MINUTES_PER_DAY,
        (of) => of("waitMinutesPrison") / MINUTES_PER_DAY,
      ),
      denominator: part(
        (of) => of("offers"),
        (of) => of("offersPrison"),
      ),
    },
    {
      id: "stay",
      measure: "days",
      title: "completed stay",
      numerator: part(
        (of) => of("stayMinutes") / MINUTES_PER_DAY,
        (of) => of("stayMinutesPrison") / MINUTES_PER_DAY,
      ),
      denominator: part(
        (of) => of("stays"),
        (of) => of("staysPrison"),
      ),
    },
  ];
}

function outcomes(part: Part): readonly Row[] {
  return [
    {
      id: "rehabilitated",
      measure: "share",
      title: "share of departures with rehabilitation complete",
      numerator: part(
        (of) => of("rehabilitatedPrison") + of("rehabilitatedOther"),
        (of) => of("rehabilitatedPrison"),
      ),
      denominator: part(
        (of) => of("departed"),
        (of) => of("departedPrison"),
      ),
    },
    {
      id: "returned",
      measure: "share",
      title: "share of departures to prison",
      numerator: part(
        (of) => of("returned"),
        (of) => of("returnedPrison"),
      ),
      denominator: part(
        (of) => of("departed"),
        (of) => of("departedPrison"),
      ),
    },
    {
      id: "readmitted",
      measure: "share",
      title: "share of admissions of people who had been here before",
      numerator: part(
        (of) => of("readmitted"),
        (of) => of("readmittedPrison"),
      ),
      denominator: part(
        (of) => of("admitted"),
        (of) => of("admittedPrison"),
      ),
    },
  ];
}

/** The study's two classes of patient: people from prison, and people from court, hospital and the community. */
function classOf(name: string, who: string, part: Part): readonly Metric[] {
  return [...durations(part), ...outcomes(part)].map(({ id, measure, title, numerator, denominator }) => ({
    id: `class.${name}.${id}`,
    title: `${who}: ${title}`,
    measure,
    definition: `${who}, by where they came from this time: ${title}, in the window.`,
    scopes: SCOPES,
    method: { kind: "ratio", numerator, denominator },
  }));
}

export const CLASSES: readonly Metric[] = [
  ...classOf("prison", "People from prison", (_, prison) => prison),
  ...classOf("other", "People from court, hospital and the community", (all, prison) => (of) => all(of) - prison(of)),
];
