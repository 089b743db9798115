import { either, isScalarWritten, mapped, named } from "./collections.js";
import { count, share, text, word } from "./scalars.js";
import { once } from "./schema.js";
import { type ReadAs, record, type Shape } from "./shape.js";

/** A table of a census: the file that holds it, or the text itself. */
export type TableRead = { readonly file: string } | { readonly text: string };

const LONGEST_TABLE = 5_000_000;

/** The text of a table may have any line ends; what else is wrong with it is said where it stands. */
const tableText: Shape<string> = {
  schema: once((z) => z.string().meta({ description: "the table itself, as CSV with a heading" })),
  read(written, path, reading) {
    const expected = "the table itself, as CSV with a heading";
    if (written.kind !== "scalar" || written.text.length > LONGEST_TABLE)
      return reading.refuse(written, path, {
        expected,
        received: written.kind === "scalar" ? "more than 5 MB" : `a ${written.kind}`,
      });
    return written.text;
  },
};

const table: Shape<TableRead> = either(
  isScalarWritten,
  mapped(text(1000, "the name of a CSV file beside the scenario, such as beds.csv"), (file) => ({ file })),
  mapped(record({ text: tableText }, { called: "a table", required: ["text"] }), ({ text: rows = "" }) => ({
    text: rows,
  })),
);

const ofCatchment = record(
  { occupancy: share, waiting: count("people waiting", 0, 10_000_000) },
  { called: "the start of a catchment" },
);

const stationary = record(
  {
    occupancy: share,
    units: named("units", share),
    waiting: count("people waiting", 0, 10_000_000),
    catchments: named("catchments", ofCatchment),
  },
  { called: "a stationary start", required: ["occupancy"] },
);

const census = record(
  { beds: table, waiting: table },
  { called: "a census", about: "Who is in which bed, and who is waiting, on the day of the start" },
);

const EXPECTED = "empty, { stationary: { occupancy: 93% } } or { census: { beds: beds.csv, waiting: waiting.csv } }";

const filled = record({ stationary, census }, { called: "the start" });

/** A start that is not empty is one of two things. */
const oneOfTwo: typeof filled = {
  ...filled,
  read(written, path, reading) {
    const value = filled.read(written, path, reading);
    if (written.kind !== "map" || reading.isWrong(path)) return value;
    const given = ["stationary", "census"].filter((key) => written.entries.has(key));
    if (given.length === 1) return value;
    const received = given.length === 0 ? "neither" : "both";
    const hint =
      "A variant of a scenario with another start writes that one away: “stationary: null” or “census: null”.";
    return reading.refuse(written, path, { expected: EXPECTED, received, hint });
  },
};

/** How the estate begins. */
export const atStart = either(
  isScalarWritten,
  mapped(word(["empty"], undefined, EXPECTED), (): ReadAs<typeof filled> => ({})),
  oneOfTwo,
);

export type CensusRead = ReadAs<typeof census>;
