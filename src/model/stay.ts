import { DEPARTURE_REASONS, DESTINATIONS, type DepartureReason, ENGAGEMENTS } from "../domain/index.js";
import { choose } from "./choices.js";
import { startHospitalClocks } from "./legal.js";
import { LUCK_WIDTH, NO_REASON, STAGE } from "./people.js";
import { REHABILITATE, TREAT_AND_RETURN } from "./plans.js";
import { EXIT_LUCK, LUCK } from "./purposes.js";
import type { World } from "./world.js";

/* What a stay in a bed consists of. These steps say what has become true and when the present stage will end; they put
 * nothing on the calendar, so that the same steps also retell the stays of people who were there before the start. */

const PRISON = DESTINATIONS.indexOf("prison");

export function beginStay(world: World, person: number, unit: number, at: number): void {
  const { people } = world;
  people.unit[person] = unit;
  people.admittedAt[person] = at;
  people.stage[person] = STAGE.stabilising;
  people.stageEndsAt[person] = at + world.luckOf(person, LUCK.stabilise);
  people.reason[person] = NO_REASON;
  people.hurried[person] = 0;
  people.keptByFunding[person] = 1;
  people.keptUnderPressure[person] = 1;
  people.reviewedUntil[person] = at;
  people.pressedReviews[person] = 0;
  startHospitalClocks(world, person, at);
  world.facts.admitted(at, person, unit);
}

/** What the person is admitted for; a rule gives the probability, the person's own luck decides. */
export function makePlan(world: World, person: number, at: number): void {
  const returned = world.model.policies.pathway(world.view.of(person, at));
  takeUpPlan(world, person, world.luckOf(person, LUCK.plan) < returned ? TREAT_AND_RETURN : REHABILITATE, at);
}

/** The first plan, whoever made it. */
export function takeUpPlan(world: World, person: number, plan: number, at: number): void {
  world.people.plannedAt[person] = at;
  follow(world, person, plan, at);
}

/** Treatment under a plan ends a fixed time after the plan was first made, however late it was taken up. */
function follow(world: World, person: number, plan: number, at: number): void {
  const { people, facts } = world;
  const length = world.luckOf(person, plan === TREAT_AND_RETURN ? LUCK.treatAndReturn : LUCK.rehabilitate);
  people.plan[person] = plan;
  people.stage[person] = STAGE.treated;
  people.stageEndsAt[person] = Math.max(at, people.plannedAt[person] + length);
  facts.planned(at, person, plan);
}

/** Treatment is done; where the person is to go, and how long that takes. */
export function becomeReady(world: World, person: number, at: number): void {
  const { people } = world;
  people.stage[person] = STAGE.ready;
  setOut(world, person, people.plan[person] === TREAT_AND_RETURN ? PRISON : rehabilitatedGoTo(world, person), at);
}

function setOut(world: World, person: number, destination: number, at: number): void {
  const { people } = world;
  people.destination[person] = destination;
  const consent = world.basisOf(person).asksConsent[destination] ? world.luckOf(person, LUCK.consent) : 0;
  people.stageEndsAt[person] = at + consent + people.luck[person * LUCK_WIDTH + EXIT_LUCK + destination];
  world.facts.readyToLeave(at, person, destination);
}

function rehabilitatedGoTo(world: World, person: number): number {
  const { destinations } = world.groupOf(person);
  return choose(destinations[world.people.basis[person]], world.luckOf(person, LUCK.destination));
}

/** The law has changed around a person in a bed: a way out that it closes is given up. */
export function heedLaw(world: World, person: number, at: number): void {
  const { people, facts } = world;
  const basis = world.basisOf(person);
  const ready = people.stage[person] === STAGE.ready;
  const treated = people.stage[person] === STAGE.treated;
  if ((ready || treated) && people.plan[person] === TREAT_AND_RETURN && !basis.allowsReturn) {
    if (ready) facts.stayResumed(at, person);
    people.reason[person] = NO_REASON;
    follow(world, person, REHABILITATE, at);
  } else if (ready && !basis.allows[people.destination[person]]) {
    setOut(world, person, rehabilitatedGoTo(world, person), at);
  }
}

/** Whatever the plan was, the person is to be returned to prison now. */
export function endTreatmentEarly(world: World, person: number, reason: DepartureReason, at: number): void {
  const { people, facts } = world;
  if (people.stage[person] === STAGE.stabilising) people.plannedAt[person] = at;
  people.plan[person] = TREAT_AND_RETURN;
  people.reason[person] = positionOfReason(reason);
  facts.planned(at, person, TREAT_AND_RETURN);
  becomeReady(world, person, at);
}

/** Why a person whose treatment is done leaves: a return says what a rule decided, or else what the team made of the person. */
export function reasonForLeaving(world: World, person: number): DepartureReason {
  const { people } = world;
  if (people.plan[person] !== TREAT_AND_RETURN) return "treatmentComplete";
  if (people.reason[person] !== NO_REASON) return DEPARTURE_REASONS[people.reason[person]];
  if (people.hurried[person] === 1) return "pressure";
  const engagement = ENGAGEMENTS[world.people.engagement[person]];
  return engagement === "engaging" ? "treatmentComplete" : engagement;
}

export function positionOfReason(reason: DepartureReason): number {
  return DEPARTURE_REASONS.indexOf(reason);
}
