import type { EventKind } from "../../engine/index.js";
import { promise } from "../invariants/promises.js";
import { STAGE } from "../people.js";
import type { Phase } from "../phases.js";
import type { Kinds, World } from "../world.js";
import { bedsChange } from "./beds-change.js";
import { courtDecides } from "./court-decides.js";
import { diesInBed } from "./dies-in-bed.js";
import { diesWaiting } from "./dies-waiting.js";
import { exitOpens } from "./exit-opens.js";
import { firstAssessmentEnds } from "./first-assessment-ends.js";
import { needArises } from "./need-arises.js";
import { needGrows } from "./need-grows.js";
import { needReturns } from "./need-returns.js";
import { otherBedIsFound } from "./other-bed-is-found.js";
import { papersAreRenewed } from "./papers-are-renewed.js";
import { personArrives } from "./person-arrives.js";
import { placeIsVacated } from "./place-is-vacated.js";
import { placeStayEnds } from "./place-stay-ends.js";
import { planIsMade } from "./plan-is-made.js";
import { recovers } from "./recovers.js";
import { referralIsMade } from "./referral-is-made.js";
import { releaseDateStrikes } from "./release-date-strikes.js";
import { reportsGoStale } from "./reports-go-stale.js";
import { reviewIsHeld } from "./review-is-held.js";
import { searchWidens } from "./search-widens.js";
import { secondOpinionEnds } from "./second-opinion-ends.js";
import { secondReportEnds } from "./second-report-ends.js";
import { treatmentEnds } from "./treatment-ends.js";
import { treatmentEndsUnderPressure } from "./treatment-ends-under-pressure.js";
import { tribunalDischarges } from "./tribunal-discharges.js";
import { warrantArrives } from "./warrant-arrives.js";
import { warrantExpires } from "./warrant-expires.js";
import { warrantIsReissued } from "./warrant-is-reissued.js";

type Act = (world: World, subject: number) => void;
type Stage = keyof typeof STAGE;

const IN_BED: readonly Stage[] = ["stabilising", "treated", "ready"];
const WAITING: readonly Stage[] = ["listed", "papers"];
/** Where the law is followed day by day. */
const UNDER_LAW: readonly Stage[] = ["assessed", ...WAITING, "offered", ...IN_BED, "inPrison"];

/** Every event of the model, the phase it acts in, and where on the path it finds its person; events without are about a
 *  group, a unit or places. */
const EVENTS: Readonly<Record<keyof Kinds, readonly [Phase, Act, (readonly Stage[])?]>> = {
  bedsChange: ["bedsChange", bedsChange],
  planIsMade: ["departures", planIsMade, ["stabilising"]],
  treatmentEnds: ["departures", treatmentEnds, ["treated"]],
  exitOpens: ["departures", exitOpens, ["ready"]],
  treatmentEndsUnderPressure: ["departures", treatmentEndsUnderPressure],
  reviewIsHeld: ["reviews", reviewIsHeld, IN_BED],
  placeStayEnds: ["departures", placeStayEnds, ["onward"]],
  placeIsVacated: ["departures", placeIsVacated],
  diesInBed: ["departures", diesInBed, IN_BED],
  tribunalDischarges: ["departures", tribunalDischarges, IN_BED],
  warrantArrives: ["admissions", warrantArrives, ["offered"]],
  warrantIsReissued: ["admissions", warrantIsReissued, ["offered"]],
  personArrives: ["admissions", personArrives, ["offered"]],
  warrantExpires: ["leavingList", warrantExpires, ["offered"]],
  courtDecides: ["leavingList", courtDecides, UNDER_LAW],
  releaseDateStrikes: ["leavingList", releaseDateStrikes, UNDER_LAW],
  recovers: ["leavingList", recovers, WAITING],
  diesWaiting: ["leavingList", diesWaiting, WAITING],
  reportsGoStale: ["leavingList", reportsGoStale, ["listed"]],
  papersAreRenewed: ["referrals", papersAreRenewed, ["papers"]],
  needGrows: ["referrals", needGrows, WAITING],
  searchWidens: ["search", searchWidens, ["listed"]],
  needArises: ["referrals", needArises],
  needReturns: ["referrals", needReturns, ["inPrison", "inCommunity"]],
  referralIsMade: ["referrals", referralIsMade, ["assessed"]],
  firstAssessmentEnds: ["referrals", firstAssessmentEnds, ["assessed"]],
  secondReportEnds: ["referrals", secondReportEnds, ["assessed"]],
  secondOpinionEnds: ["referrals", secondOpinionEnds, ["assessed"]],
  otherBedIsFound: ["referrals", otherBedIsFound, ["elsewhere"]],
};

/** Whether the subject of an event of that name is a person. */
export function isAboutPerson(name: string): boolean {
  return Object.hasOwn(EVENTS, name) && EVENTS[name as keyof Kinds][2] !== undefined;
}

/** Tells the world's simulation what each event does. */
export function defineEvents(world: World): Kinds {
  const kinds: Partial<Record<keyof Kinds, EventKind>> = {};
  for (const name of Object.keys(EVENTS) as (keyof Kinds)[]) {
    const [phase, act, stages] = EVENTS[name];
    const handle = stages === undefined ? (subject: number) => act(world, subject) : findingAt(stages, world, act);
    kinds[name] = world.simulation.define(name, { phase, handle });
  }
  return kinds as Kinds;
}

/** An event that finds its person somewhere else was forgotten when they moved on: always looked at, as it costs one
 *  comparison. */
function findingAt(stages: readonly Stage[], world: World, act: Act): (person: number) => void {
  const expected = stages.reduce((set, stage) => set | (1 << STAGE[stage]), 0);
  const { people } = world;
  return (person) => {
    promise("expected", ((expected >> people.stage[person]) & 1) === 1, () => surprise(people.stage[person], stages));
    act(world, person);
  };
}

function surprise(stage: number, stages: readonly Stage[]): string {
  const found = Object.keys(STAGE).find((name) => STAGE[name as Stage] === stage);
  return `it finds its person “${found}”, not “${stages.join("” or “")}”`;
}
