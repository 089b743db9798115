import { type FactListener, SILENCE } from "../../src/domain/index.js";
import { compile, type Model, Simulator } from "../../src/model/index.js";
import type { Scenario } from "../../src/scenario/index.js";

/** What the program tells of one replication, in the naive simulator's words, and when people were identified. */
export interface ToldByProgram {
  readonly story: readonly string[];
  /** By group, in order; first needs only. [minutes] */
  readonly arrivals: readonly (readonly number[])[];
}

/** Runs the program and listens.
 *  @param end [minutes] */
export function toldByProgram(scenario: Scenario, end: number): ToldByProgram {
  return told(new Simulator(compile(scenario)), scenario.groups.length, end, 1);
}

/** What it tells of several replications of one model. */
export function storiesByProgram(model: Model, end: number, replications: number): (readonly string[])[] {
  const simulator = new Simulator(model);
  return Array.from(
    { length: replications },
    (_, replication) => told(simulator, model.groups.length, end, replication + 1).story,
  );
}

function told(simulator: Simulator, groups: number, end: number, replication: number): ToldByProgram {
  const story: string[] = [];
  const arrivals: number[][] = Array.from({ length: groups }, () => []);
  const names = new Map<number, string>();
  const say =
    (fact: string) =>
    (time: number, patient: number, ...details: number[]) => {
      story.push([time, fact, names.get(patient), ...details].join(" "));
    };
  const listener: FactListener = {
    ...(Object.fromEntries(Object.keys(SILENCE).map((fact) => [fact, say(fact)])) as unknown as FactListener),
    identified(time, patient, group, number, entry, basis) {
      names.set(patient, `${group}/${number}`);
      if (entry === 0) arrivals[group]!.push(time);
      story.push([time, "identified", names.get(patient), entry, basis].join(" "));
    },
    bedsCommissioned(time, unit, beds) {
      story.push([time, "bedsCommissioned", "", unit, beds].join(" "));
    },
    deadlocked() {},
  };
  simulator.begin({ replication, listener }).runTo(end);
  return { story, arrivals };
}
