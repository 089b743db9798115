import { DEPARTURE_REASONS, DESTINATIONS, PLANS } from "../domain/index.js";
import type { Census } from "./census.js";
import { PLACE } from "./figures.js";

const PRISON = DESTINATIONS.indexOf("prison");
const REHABILITATE = PLANS.indexOf("rehabilitate");
const TREATMENT_COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");
const DEPARTED_TO = DESTINATIONS.map((destination) => PLACE[`departedTo.${destination}`]);
const RETURNED = DEPARTURE_REASONS.map((reason) => PLACE[`returned.${reason}`]);

/** Counts an admission, by where the person comes from and whether they have been here before. */
export function countAdmission(census: Census, time: number, patient: number): void {
  const { fromPrison, hadStay } = census.people;
  const again = hadStay[patient] === 1;
  census.countInUnit(PLACE.admitted, time, patient);
  if (again) census.countInUnit(PLACE.readmitted, time, patient);
  if (fromPrison[patient] === 0) return;
  census.countInUnit(PLACE.transferred, time, patient);
  census.countInUnit(PLACE.admittedPrison, time, patient);
  if (again) census.countInUnit(PLACE.readmittedPrison, time, patient);
}

/** Counts a departure, by where the person came from and why they go. */
export function countDeparture(
  census: Census,
  time: number,
  patient: number,
  destination: number,
  reason: number,
): void {
  const { plan, fromPrison } = census.people;
  const prison = fromPrison[patient] === 1;
  census.countInUnit(PLACE.departed, time, patient);
  census.countInUnit(DEPARTED_TO[destination], time, patient);
  census.countInUnit(prison ? PLACE.departedPrison : PLACE.departedOther, time, patient);
  if (plan[patient] === REHABILITATE && reason === TREATMENT_COMPLETE) {
    census.countInUnit(prison ? PLACE.rehabilitatedPrison : PLACE.rehabilitatedOther, time, patient);
  }
  if (destination !== PRISON) return;
  census.countInUnit(PLACE.returned, time, patient);
  if (prison) census.countInUnit(PLACE.returnedPrison, time, patient);
  census.countInUnit(RETURNED[reason], time, patient);
}
