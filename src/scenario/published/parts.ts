import { count, name, share, word } from "../scalars.js";
import { type ReadAs, record } from "../shape.js";
import { inItsMeasure, metric } from "../study-shape.js";

const FIGURE = "a figure in the metric's own measure, such as 15%, 85 days or 1000";
const SPREAD = "a standard deviation or error in the metric's own measure, such as 3%, 5 days or 66";

const part = record(
  { group: name, unit: name, catchment: name, year: count("the calendar", 1900, 9999) },
  { called: "what the figure is about" },
);

const interval = record(
  { from: inItsMeasure(FIGURE), to: inItsMeasure(FIGURE), level: share },
  { called: "an interval", required: ["from", "to"] },
);

/** One published figure as it is written. */
export const figureParts = record(
  {
    metric,
    of: part,
    value: inItsMeasure(FIGURE),
    standardError: inItsMeasure(SPREAD),
    interval,
    n: count("people", 2, 1e9),
    sd: inItsMeasure(SPREAD),
    use: word(["fit", "validate"]),
  },
  {
    called: "a published figure",
    required: ["metric", "value", "use"],
    meaning: { se: "standardError", sem: "standardError", ci: "interval" },
  },
);

export type FigureParts = ReadAs<typeof figureParts>;
