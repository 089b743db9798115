import type { EventKind } from "../../engine/index.js";
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

/** Every event of the model, with the phase it acts in. */
const EVENTS: Readonly<Record<keyof Kinds, readonly [Phase, Act]>> = {
  bedsChange: ["bedsChange", bedsChange],
  planIsMade: ["departures", planIsMade],
  treatmentEnds: ["departures", treatmentEnds],
  exitOpens: ["departures", exitOpens],
  treatmentEndsUnderPressure: ["departures", treatmentEndsUnderPressure],
  reviewIsHeld: ["departures", reviewIsHeld],
  placeStayEnds: ["departures", placeStayEnds],
  placeIsVacated: ["departures", placeIsVacated],
  diesInBed: ["departures", diesInBed],
  tribunalDischarges: ["departures", tribunalDischarges],
  warrantArrives: ["admissions", warrantArrives],
  warrantIsReissued: ["admissions", warrantIsReissued],
  personArrives: ["admissions", personArrives],
  warrantExpires: ["leavingList", warrantExpires],
  courtDecides: ["leavingList", courtDecides],
  releaseDateStrikes: ["leavingList", releaseDateStrikes],
  recovers: ["leavingList", recovers],
  diesWaiting: ["leavingList", diesWaiting],
  reportsGoStale: ["leavingList", reportsGoStale],
  papersAreRenewed: ["referrals", papersAreRenewed],
  needGrows: ["referrals", needGrows],
  searchWidens: ["search", searchWidens],
  needArises: ["referrals", needArises],
  needReturns: ["referrals", needReturns],
  referralIsMade: ["referrals", referralIsMade],
  firstAssessmentEnds: ["referrals", firstAssessmentEnds],
  secondReportEnds: ["referrals", secondReportEnds],
  secondOpinionEnds: ["referrals", secondOpinionEnds],
  otherBedIsFound: ["referrals", otherBedIsFound],
};

/** Tells the world's simulation what each event does. */
export function defineEvents(world: World): Kinds {
  const kinds: Partial<Record<keyof Kinds, EventKind>> = {};
  for (const name of Object.keys(EVENTS) as (keyof Kinds)[]) {
    const [phase, act] = EVENTS[name];
    kinds[name] = world.simulation.define(name, { phase, handle: (subject: number) => act(world, subject) });
  }
  return kinds as Kinds;
}
