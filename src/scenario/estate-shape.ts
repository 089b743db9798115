import { distinct, either, list, named } from "./collections.js";
import { count, date, name, number, text } from "./scalars.js";
import { type ReadAs, record } from "./shape.js";

const BEDS = 100_000;

const names = (called: string) => distinct(list(name, `a list of ${called}, such as [north, south]`, 1000, 1));
const money = number({ from: 0, to: 1e9, expected: "pounds a day, 0 or more, such as 600" });

const unit = record(
  {
    catchment: name,
    serviceLines: names("service lines"),
    beds: count("beds", 0, BEDS),
    changes: list(
      record(
        {
          on: date,
          beds: number({
            from: -BEDS,
            to: BEDS,
            whole: true,
            expected: "a whole number of beds opened (+15) or closed (-15)",
          }),
        },
        { called: "a change of beds", required: ["on", "beds"] },
      ),
      "a list of changes, such as [{ on: 2028-04-01, beds: +15 }]",
      1000,
    ),
    bedDayCost: money,
  },
  {
    called: "a unit",
    required: ["beds"],
    meaning: { capacity: "beds", serviceLine: "serviceLines", lines: "serviceLines", cost: "bedDayCost" },
    about: "A unit: its beds, whom they are for, and when their number changes",
  },
);

const catchment = record(
  {
    population: number({ from: 0, to: 1e9, above: true, expected: "the weight of a population, above 0" }),
    collaborative: text(200, "the name of a provider collaborative"),
    nearest: names("other catchments, the preferred first"),
    distances: named(
      "distances to other catchments",
      number({ from: 0, to: 1e5, expected: "a distance, 0 or more, such as 40" }),
    ),
  },
  { called: "a catchment" },
);

const spotPurchase = record(
  { atMost: count("beds bought at a time", 0, BEDS), bedDayCost: money },
  {
    called: "spot purchase",
    required: ["atMost"],
    about: "Beds that may be bought outside the estate, where the placement rule says so",
  },
);

export const estateShape = record(
  {
    catchments: either((written) => written.kind === "list", names("catchments"), named("catchments", catchment, 1000)),
    units: named("units", unit, 5000),
    spotPurchase,
  },
  { called: "the estate", required: ["units"], about: "The beds and the populations that they answer for" },
);

export type UnitRead = ReadAs<typeof unit>;
export type CatchmentRead = ReadAs<typeof catchment>;
