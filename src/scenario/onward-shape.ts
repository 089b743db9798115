import { either, isScalarWritten, named, shares } from "./collections.js";
import { distribution } from "./distribution.js";
import { count, number } from "./scalars.js";
import { type ReadAs, record } from "./shape.js";

const NEXT = ["community", "lowSecure", "highSecure", "stepUp"] as const;
const someNumber = count("places", 0, 100_000);

const places = record(
  {
    places: either(
      (written) => isScalarWritten(written) || (written.kind === "map" && written.entries.has("value")),
      someNumber,
      named("places by catchment", someNumber, 1000),
    ),
    stay: distribution,
    next: shares(NEXT, "where people go from there"),
  },
  { called: "onward places", required: ["places", "stay"] },
);

/** Finite places after the estate. */
export const onwardShape = record(
  { highSecure: places, lowSecure: places, community: places },
  { called: "onward places", about: "Finite places after the estate, counted where rules.stepDown names them" },
);

const pounds = (each: string) => number({ from: 0, to: 1e12, expected: `pounds for ${each}, 0 or more` });

export const costsShape = record(
  { prisonDay: pounds("a day in prison"), newBed: pounds("a new bed"), breachDay: pounds("a day beyond the standard") },
  { called: "costs", about: "What things cost beside beds" },
);

export type PlacesRead = ReadAs<typeof places>;
