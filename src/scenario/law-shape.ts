import { DESTINATIONS, DISPOSALS, type Disposal } from "../domain/index.js";
import { BASES, distinct, list, named } from "./collections.js";
import { basisName, duration, text, word } from "./scalars.js";
import { type ReadAs, record, type Shape } from "./shape.js";
import { yesOrNo } from "./yes-no.js";

const destinations = distinct(
  list(word(DESTINATIONS), "a list of destinations, such as [prison, lowSecure]", DESTINATIONS.length),
);

const disposals = record(
  Object.fromEntries(DISPOSALS.map((disposal) => [disposal, basisName])) as Readonly<Record<Disposal, Shape<string>>>,
  { called: "what courts' decisions lead to under this basis" },
);

const basis = record(
  {
    title: text(200, "one phrase, up to 200 characters"),
    restricted: yesOrNo,
    clock: word(["none", "court", "release"], "what the law has set running"),
    departures: destinations,
    consent: destinations,
    onRelease: basisName,
    onReadmission: basisName,
    longest: duration({ above: true, expected: "how long it may last in hospital, such as 12 weeks" }),
    periods: list(
      duration({ above: true, expected: "the length of a period of detention, such as 6 months" }),
      "a list of periods, such as [6 months, 6 months, 1 year]",
      100,
    ),
    tribunal: word(["discharges", "advises"], "what a tribunal may do"),
    disposals,
  },
  { called: "a legal basis", about: "A section under which people are held, for another jurisdiction or another law" },
);

/** Legal bases beside those of England and Wales, or changes to them. */
export const lawShape = named("legal bases", basis, 200, BASES);

export type BasisRead = ReadAs<typeof basis>;
