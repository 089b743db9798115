import { type FactListener, SILENCE } from "../../src/domain/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import type { Scenario } from "../../src/scenario/index.js";

/** What the program tells of one replication, in the naive simulator's words, and when people were identified. */
export interface ToldByProgram {
  readonly story: readonly string[];
  /** By group, in order; first needs only. [minutes] */
  readonly arrivals: readonly (readonly number[])[];
}

/** Runs the program and listens.
 *  @param end [minutes]
 *  @param checked whether it also looks at its own promises after every event */
export function toldByProgram(scenario: Scenario, end: number, replication = 1, checked = false): ToldByProgram {
  const story: string[] = [];
  const arrivals: number[][] = scenario.groups.map(() => []);
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
  new Simulator(compile(scenario)).begin({ replication, listener, checked }).runTo(end);
  return { story, arrivals };
}
