import { either, isScalarWritten, list, mapped, pairs } from "./collections.js";
import { type NumberOrComplaint, parseAny } from "./numbers.js";
import { complaintAboutDate, count, date, number, percentage, text } from "./scalars.js";
import type { Replications, Target } from "./scenario.js";
import { once } from "./schema.js";
import { record, type Shape } from "./shape.js";
import { isNothing } from "./written.js";
import { writtenParts } from "./written-parts.js";

const MOST_REPLICATIONS = 100_000;

export const start: Shape<string> = date;

/** The seed keeps its digits: a number would lose those beyond the sixteenth. */
export const seed: Shape<string> = {
  schema: once((z) =>
    z.union([z.number(), z.string().max(400)]).meta({ description: "a number or a text, up to 400 characters" }),
  ),
  read(written, path, reading) {
    if (written.kind === "scalar" && written.text === "") {
      return reading.refuse(written, path, { expected: "a number or a text", received: "an empty text" });
    }
    return text(400, "a number or a text, up to 400 characters").read(written, path, reading);
  },
};

/** How many prisoners there are, by date; read as days since 1970 so that the order is that of the calendar. */
export const prisonPopulation = {
  schema: once((z) =>
    z
      .record(z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.union([z.number(), z.null()]))
      .meta({ description: "prisoners by date, such as { 2024-02-23: 88000 }" }),
  ),
  part: (_key: string) => people,
  read(written, path, reading) {
    const expected = "prisoners by date, such as { 2024-02-23: 88000, 2028-03-31: 105800 }";
    const found = pairs(expected, daysSince1970, people, { least: 1, most: 1000 }).read(written, path, reading);
    return found?.map(([day, number]) => ({
      on: new Date(day * 86_400_000).toISOString().slice(0, 10),
      people: number,
    }));
  },
} satisfies Shape<readonly { readonly on: string; readonly people: number }[]>;

const people = number({ from: 0, to: 1e9, expected: "a number of prisoners, 0 or more, such as 88000" });

function daysSince1970(written: string): NumberOrComplaint {
  return complaintAboutDate(written) ?? Date.parse(`${written}T00:00:00Z`) / 86_400_000;
}

const METRIC = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/;

/** The name of a metric; whether there is such a one is for others to say. */
export const metric: Shape<string> = {
  schema: once((z) => z.string().regex(METRIC)),
  read(written, path, reading) {
    if (written.kind === "scalar" && written.text.length <= 200 && METRIC.test(written.text)) return written.text;
    return reading.refuse(written, path, { expected: "the name of a metric, such as bedWait.within28" });
  },
};

const BY_PRECISION = { precision: 0.05, of: ["occupancy.mean", "bedWait.within28"], atLeast: 10, atMost: 200 } as const;

const byPrecision = mapped(
  record(
    {
      precision: percentage({
        from: 0,
        to: 1,
        above: true,
        expected: "half the width of the interval as a share of the estimate, above 0% and at most 100%, such as 5%",
      }),
      of: list(metric, "a list of metrics, such as [occupancy.mean]", 100, 1),
      atLeast: count("replications", 2, MOST_REPLICATIONS),
      atMost: count("replications", 2, MOST_REPLICATIONS),
    },
    { called: "replications" },
  ),
  (read): Replications => ({ kind: "precision", ...BY_PRECISION, ...writtenParts(read) }),
);

export const DEFAULT_REPLICATIONS: Replications = { kind: "precision", ...BY_PRECISION };

export const replications: Shape<Replications> = either(
  isScalarWritten,
  mapped(count("replications", 1, MOST_REPLICATIONS), (number): Replications => ({ kind: "fixed", count: number })),
  byPrecision,
);

/** A figure may be a share, a duration or a plain number: the metric decides what it means. */
export function inItsMeasure(expected: string): Shape<number> {
  return {
    schema: once((z) => z.union([z.number(), z.string()]).meta({ description: expected })),
    read(written, path, reading) {
      if (written.kind !== "scalar" || isNothing(written)) return reading.refuse(written, path, { expected });
      const found = parseAny(written.text);
      return typeof found === "number" ? found : reading.refuse(written, path, { ...found, expected });
    },
  };
}

const bound = inItsMeasure("a bound in the metric's own measure, such as 85% or 28 days");

const targetParts = record({ metric, atLeast: bound, atMost: bound }, { called: "a target", required: ["metric"] });

/** A metric and the bound that it should keep. */
export const target: Shape<Target> = {
  schema: targetParts.schema,
  read(written, path, reading) {
    const before = reading.issues.length;
    const parts = targetParts.read(written, path, reading);
    if (parts?.metric === undefined || reading.issues.length > before) return undefined;
    if ((parts.atLeast === undefined) === (parts.atMost === undefined)) {
      return reading.refuse(written, path, { expected: "either “atLeast” or “atMost”" });
    }
    return parts.atLeast === undefined
      ? { metric: parts.metric, bound: "atMost", value: parts.atMost! }
      : { metric: parts.metric, bound: "atLeast", value: parts.atLeast };
  },
};
