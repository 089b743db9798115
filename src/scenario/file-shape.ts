import { DESTINATIONS, type Destination, DISPOSALS, ENGAGEMENTS, LEVELS, ORIGINS, URGENCIES } from "../domain/index.js";
import { atStart } from "./at-start-shape.js";
import { list, named, shares } from "./collections.js";
import { distribution, distributionOrNever } from "./distribution.js";
import { estateShape } from "./estate-shape.js";
import { lawShape } from "./law-shape.js";
import { costsShape, onwardShape } from "./onward-shape.js";
import { reportShape } from "./report-shape.js";
import { rulesShape } from "./rules-shape.js";
import { basisName, date, duration, number, percentage, share, text, word } from "./scalars.js";
import { SCENARIO_FORMAT } from "./scenario.js";
import { type ReadAs, record } from "./shape.js";
import { prisonPopulation, replications, seed, start, target } from "./study-shape.js";

const LONGEST_RUN = 1000 * 365.25;
const PER_YEAR = 10_000_000;
const perYear = number({ from: 0, to: PER_YEAR, expected: "people a year, 0 to 10,000,000, such as 250" });

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
    transport: distribution,
    warrantValid: duration({ from: 1, expected: "how long a warrant lasts, at least a day, such as 14 days" }),
    reissue: distribution,
    reportsValid: duration({ from: 1, expected: "how long reports last, at least a day, such as 60 days" }),
    renewal: distribution,
    escalation: distributionOrNever,
    recovery: distributionOrNever,
    death: distributionOrNever,
  },
  { called: "access", about: "From an identified need to the bed" },
);

const stays = record(
  {
    stabilise: distribution,
    treatAndReturn: distribution,
    rehabilitate: distribution,
    death: distributionOrNever,
    dischargedByTribunal: share,
  },
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
    consent: distribution,
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
    legalBasis: basisName,
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
    toNextCourt: distribution,
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
    law: lawShape,
    estate: estateShape,
    onward: onwardShape,
    costs: costsShape,
    demand: named("demand groups", group, 200),
    access,
    stays,
    exits,
    after,
    rules: rulesShape,
    report: reportShape,
  },
  {
    called: "a scenario",
    required: ["format", "name", "estate", "demand"],
    meaning: { title: "name", description: "about", groups: "demand", lengthOfStay: "stays", policies: "rules" },
  },
);

export type FileRead = ReadAs<typeof fileShape>;
export type GroupRead = ReadAs<typeof group>;
export type AccessRead = ReadAs<typeof access>;
export type StaysRead = ReadAs<typeof stays>;
export type ExitsRead = ReadAs<typeof exits>;
export type AfterRead = ReadAs<typeof after>;
export type ComingBackRead = ReadAs<typeof comingBack>;
