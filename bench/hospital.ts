import { by, LinePlaces, NO_EVENT, NOBODY, Resource, Simulation, WaitingLine } from "../src/engine/index.js";
import { exponentialMinutes, lognormalMinutes, uniform } from "./draws.js";
import { measure, type Work } from "./measure.js";

/** Hospital-shaped work, the same as in `peers/hospital.py` and `peers/hospital.cpp`.
 *
 *  80,000 people are referred over 20 years to 60 units. Each is assessed, then waits for a bed at the unit they belong to, the more
 *  urgent first, with a patience that is cancelled on admission; stays; is reviewed once in the bed; is ready, and leaves after
 *  an exit delay. A quarter return and are referred again after a while. How long the lists grow is set by BEDS and PATIENCE. */
const PEOPLE = 80_000;
const UNITS = Number(process.env.UNITS ?? 60);
const BEDS = Number(process.env.BEDS ?? 32);
const PATIENCE_DAYS = Number(process.env.PATIENCE ?? 200);
const DAY = 1440;
/** Long after the last departure. */
const END = 200 * 365 * DAY;
const BETWEEN = (20 * 365.25 * DAY) / PEOPLE;

const simulation = new Simulation({ phases: ["departures", "leavers", "referrals"] });
const places = new LinePlaces();
const urgencyOf = new Uint8Array(PEOPLE);
const moreUrgentFirst = by<number>((a, b) => urgencyOf[a] - urgencyOf[b]);
const beds = Array.from({ length: UNITS }, (_, unit) => new Resource(`unit ${unit}`, BEDS));
const lists = Array.from({ length: UNITS }, () => new WaitingLine({ discipline: moreUrgentFirst, places }));
const unitOf = new Int32Array(PEOPLE);
const joinedAt = new Float64Array(PEOPLE);
const patience = new Float64Array(PEOPLE).fill(NO_EVENT);

const chanceOf = {
  between: exponentialMinutes("between", BETWEEN),
  unit: uniform("unit"),
  urgency: uniform("urgency"),
  assessment: lognormalMinutes("assessment", 9 * DAY, 0.8),
  patience: exponentialMinutes("patience", PATIENCE_DAYS * DAY),
  stay: lognormalMinutes("stay", 80 * DAY, 0.9),
  exit: exponentialMinutes("exit", 15 * DAY),
  returns: uniform("returns"),
  away: exponentialMinutes("away", 300 * DAY),
};

let referred = 0;
let admitted = 0;
let left = 0;
let waited = 0;
let bedMinutes = 0;

const referral = simulation.define("referral", {
  phase: "referrals",
  handle: (person) => {
    if (++referred < PEOPLE) simulation.scheduleAfter(referral, chanceOf.between(), person + 1);
    unitOf[person] = Math.floor(chanceOf.unit() * UNITS);
    urgencyOf[person] = urgency(chanceOf.urgency());
    simulation.scheduleAfter(assessmentEnds, chanceOf.assessment(), person);
  },
});

const assessmentEnds = simulation.define("assessmentEnds", {
  phase: "referrals",
  handle: (person) => {
    const unit = unitOf[person];
    joinedAt[person] = simulation.now;
    if (beds[unit].trySeize()) return admit(person);
    lists[unit].join(person);
    patience[person] = simulation.scheduleAfter(patienceEnds, chanceOf.patience(), person);
  },
});

const patienceEnds = simulation.define("patienceEnds", {
  phase: "leavers",
  handle: (person) => {
    lists[unitOf[person]].withdraw(person);
    left++;
  },
});

/** A tenth urgent, three tenths soon, the rest routine. */
function urgency(luck: number): number {
  return luck < 0.1 ? 0 : luck < 0.4 ? 1 : 2;
}

function admit(person: number): void {
  admitted++;
  waited += simulation.now - joinedAt[person];
  const stay = chanceOf.stay();
  bedMinutes += stay;
  simulation.scheduleAfter(review, Math.floor(stay / 2), person);
  simulation.scheduleAfter(treatmentEnds, stay, person);
}

const review = simulation.define("review", { phase: "departures", handle: () => {} });

const treatmentEnds = simulation.define("treatmentEnds", {
  phase: "departures",
  handle: (person) => {
    simulation.scheduleAfter(departure, chanceOf.exit(), person);
  },
});

const departure = simulation.define("departure", {
  phase: "departures",
  handle: (person) => {
    const unit = unitOf[person];
    beds[unit].release();
    const next = lists[unit].takeFirst();
    if (next !== NOBODY) {
      simulation.cancel(patience[next] as typeof NO_EVENT);
      beds[unit].seize();
      admit(next);
    }
    if (chanceOf.returns() < 0.25) simulation.scheduleAfter(comesBack, chanceOf.away(), person);
  },
});

const comesBack = simulation.define("comesBack", {
  phase: "referrals",
  handle: (person) => {
    simulation.scheduleAfter(assessmentEnds, chanceOf.assessment(), person);
  },
});

function replication(): Work {
  simulation.reset();
  referred = admitted = left = waited = bedMinutes = 0;
  for (const unit of beds) unit.reset();
  for (const list of lists) list.reset();
  simulation.schedule(referral, 0, 0);
  simulation.run(END);
  const { handled, cancelled } = simulation.counts;
  return {
    units: PEOPLE,
    statistics: {
      eventsPerPerson: (handled + cancelled) / PEOPLE,
      admittedPerPerson: admitted / PEOPLE,
      leftPerPerson: left / PEOPLE,
      meanWaitDays: waited / admitted / DAY,
      meanStayDays: bedMinutes / admitted / DAY,
    },
  };
}

measure("hospital", Number(process.env.TIMES ?? 9), replication);
