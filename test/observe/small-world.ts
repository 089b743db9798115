import { type FactListener, LAW } from "../../src/domain/index.js";
import {
  type Figures,
  figuresOf,
  layoutOf,
  type ObservationPlan,
  Observer,
  type Outputs,
  type Scope,
} from "../../src/observe/index.js";

/** Two groups, two units, two catchments; a window of 100 days after 10, all of it within 2026. */
export const PLAN: ObservationPlan = {
  start: "2026-01-01",
  warmUp: 10,
  run: 100,
  clock: ({ identified }) => identified,
  stages: { assessment: 14, transfer: 14 },
  standard: 28,
  groups: [
    { name: "sentenced", from: "prison" },
    { name: "orders", from: "court" },
  ],
  units: [
    { name: "moorside", catchment: 0, serviceLines: [0], bedDayCost: 600, beds: 2 },
    { name: "fellside", catchment: 1, serviceLines: [0], bedDayCost: 500, beds: 1 },
  ],
  catchments: ["north", "south"],
  law: LAW,
  serviceLines: ["men"],
  places: ["lowSecure"],
  counted: [{ destination: "lowSecure" }],
  prices: { spotBedDay: 0, prisonDay: 0, newBed: 0, breachDay: 0 },
};

export const SENTENCED = 0;
export const ORDERS = 1;
export const MOORSIDE = 0;
export const FELLSIDE = 1;
export const NORTH = 0;
export const SOUTH = 1;

/** [days] → [minutes] */
export function day(days: number): number {
  return days * 24 * 60;
}

export function basis(name: string): number {
  return LAW.findIndex((row) => row.name === name);
}

/** An observer that can be told facts in full, also the parts it does not listen to. */
export type Listening = Observer & FactListener;

/** Tells a story to an observer, ends it on a day and returns the numbers. */
export function observe(plan: ObservationPlan, endsOn: number, story: (observer: Listening) => void): Outputs {
  const observer = new Observer(plan);
  story(observer);
  observer.finish(day(endsOn));
  return observer.outputs();
}

/** The figures of one scope. Years come last, so that their number does not move the others. */
export function at(plan: ObservationPlan, outputs: Outputs, scope: Scope, index = 0): Figures {
  return figuresOf(outputs, layoutOf(plan, 0).first[scope] + index);
}
