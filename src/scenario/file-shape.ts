import {
  DESTINATIONS,
  type Destination,
  DISPOSALS,
  ENGAGEMENTS,
  LAW,
  LEVELS,
  ORIGINS,
  URGENCIES,
} from "../domain/index.js";
import { CLOCK_STARTS, WHO_IS_NEXT_KEYS } from "../policy/index.js";
import { atStart } from "./at-start-shape.js";
import { distinct, either, list, named, shares } from "./collections.js";
import { distribution, distributionOrNever } from "./distribution.js";
import { pathwayShape } from "./pathway-shape.js";
import { count, date, duration, name, number, percentage, share, text, word } from "./scalars.js";
import { SCENARIO_FORMAT } from "./scenario.js";
import { type ReadAs, record } from "./shape.js";
import { prisonPopulation, replications, seed, start, target } from "./study-shape.js";

const LONGEST_RUN = 1000 * 365.25;
const BEDS = 100_000;
const PER_YEAR = 10_000_000;

const names = (called: string) => distinct(list(name, `a list of ${called}, such as [north, south]`, 1000, 1));
const money = number({ from: 0, to: 1e9, expected: "pounds a day, 0 or more, such as 600" });
const perYear = number({ from: 0, to: PER_YEAR, expected: "people a year, 0 to 10,000,000, such as 250" });

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
  { population: number({ from: 0, to: 1e9, above: true, expected: "the weight of a population, above 0" }) },
  { called: "a catchment" },
);

const estate = record(
  {
    catchments: either((written) => written.kind === "list", names("catchments"), named("catchments", catchment, 1000)),
    units: named("units", unit, 5000),
  },
  { called: "the estate", required: ["units"], about: "The beds and the populations that they answer for" },
);

const access = record(
  {
    notice: distribution,
    firstAssessment: distribution,
    secondReport: distribution,
    levels: shares(LEVELS, "the levels of care that the reports find"),
    elsewhere: record(
      { picu: distribution, low: distribution, high: distribution, other: distribution },
      { called: "the waits for other levels of care" },
    ),
    accepted: share,
    acceptedOnSecondOpinion: share,
    secondOpinion: distribution,
    warrant: distribution,
    recovery: distributionOrNever,
    death: distributionOrNever,
  },
  { called: "access", about: "From an identified need to the bed" },
);

const stays = record(
  { stabilise: distribution, treatAndReturn: distribution, rehabilitate: distribution, death: distributionOrNever },
  { called: "stays", about: "Treatment in the bed, without the wait for somewhere to go" },
);

const WHERETO = DESTINATIONS.filter(
  (destination): destination is Exclude<Destination, "died"> => destination !== "died",
);

const exits = record(
  {
    destinations: shares(WHERETO, "where people go who have completed rehabilitation"),
    prison: distribution,
    highSecure: distribution,
    lowSecure: distribution,
    community: distribution,
  },
  { called: "exits", about: "Where people go, and how long they wait in the bed for it" },
);

const comingBack = record(
  {
    share,
    after: distribution,
    accepted: share,
    soonerIfNotEngaging: number({ from: 0, to: 1e6, above: true, expected: "a factor above 0, such as 1.5" }),
  },
  { called: "coming back" },
);

const after = record(
  { returned: comingBack, discharged: comingBack },
  { called: "after", about: "Who comes back after a departure, and when" },
);

const mix = record(
  {
    catchment: shares(undefined, "catchments"),
    serviceLine: shares(undefined, "service lines"),
    urgency: shares(URGENCIES, "urgencies"),
    engagement: shares(ENGAGEMENTS, "engagement"),
  },
  { called: "the mix of a group" },
);

const group = record(
  {
    from: word(ORIGINS, "where referrals come from"),
    legalBasis: word(
      LAW.map((basis) => basis.name),
      "a legal basis",
    ),
    perYear,
    per1000Prisoners: number({ from: 0, to: 1000, expected: "people a year for 1,000 prisoners, 0 to 1,000" }),
    growth: percentage({ from: -1, to: 10, above: true, expected: "growth a year, above -100%, such as 1%" }),
    months: list(
      number({ from: 0, to: 1e9, expected: "the weight of a month, 0 or more" }),
      "a list of twelve weights, January first",
      12,
      12,
    ),
    changes: list(
      record({ on: date, perYear }, { called: "a change of referrals", required: ["on", "perYear"] }),
      "a list of changes, such as [{ on: 2028-04-01, perYear: 300 }]",
      1000,
    ),
    mix,
    toCourt: distribution,
    toRelease: distribution,
    indeterminate: share,
    disposals: shares(DISPOSALS, "what courts decide"),
    access,
    stays,
    exits,
    after,
  },
  {
    called: "a demand group",
    meaning: { rate: "perYear", referrals: "perYear", basis: "legalBasis", section: "legalBasis" },
    about: "People who are referred alike: where from, how many, under which law",
  },
);

const study = record(
  {
    run: duration({
      above: true,
      to: LONGEST_RUN,
      expected: "how long is measured, above 0 and at most 1,000 years, such as 10 years",
    }),
    warmUp: duration({
      to: LONGEST_RUN,
      expected: "how long is left unmeasured at the start, at most 1,000 years, such as 10 years",
    }),
    followUp: duration({
      to: LONGEST_RUN,
      expected: "how long people are followed after the run, at most 1,000 years, such as 5 years",
    }),
    replications,
    targets: list(target, "a list of targets, such as [{ metric: bedWait.within28, atLeast: 85% }]", 100),
  },
  { called: "the study", about: "How long and how precisely the world is studied" },
);

const rules = record(
  {
    clock: record(
      {
        startsAt: word(CLOCK_STARTS, "where transfer time starts"),
        standard: duration({ above: true, expected: "the longest a transfer should take, such as 28 days" }),
      },
      { called: "the clock" },
    ),
    access: word(["open"], "who is accepted"),
    whoIsNext: distinct(list(word(WHO_IS_NEXT_KEYS), "a list of keys, such as [urgency, longestWait]", 10, 1)),
    placement: word(["home"], "where people are placed"),
    pathway: pathwayShape,
  },
  { called: "the rules", about: "Commissioning rules, each one a policy with its parameters" },
);

/** The whole file. */
export const fileShape = record(
  {
    format: word([SCENARIO_FORMAT]),
    name: text(200, "a short name, up to 200 characters"),
    about: text(10_000, "a sentence or two, up to 10,000 characters"),
    extends: text(1000, "the name of the file that this one builds on"),
    start,
    seed,
    prisonPopulation,
    study,
    atStart,
    estate,
    demand: named("demand groups", group, 200),
    access,
    stays,
    exits,
    after,
    rules,
  },
  {
    called: "a scenario",
    required: ["format", "name", "estate", "demand"],
    meaning: { title: "name", description: "about", groups: "demand", lengthOfStay: "stays", policies: "rules" },
  },
);

export type FileRead = ReadAs<typeof fileShape>;
export type UnitRead = ReadAs<typeof unit>;
export type GroupRead = ReadAs<typeof group>;
export type AccessRead = ReadAs<typeof access>;
export type StaysRead = ReadAs<typeof stays>;
export type ExitsRead = ReadAs<typeof exits>;
export type AfterRead = ReadAs<typeof after>;
export type ComingBackRead = ReadAs<typeof comingBack>;
