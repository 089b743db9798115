import { compile, Simulator } from "../../src/model/index.js";
import type { Scenario } from "../../src/scenario/index.js";

const DAY = 1440;
const MOST_EVENTS = 5_000;

/** Whether what was accepted can be simulated: it compiles, and its first weeks pass with every invariant held.
 *  @param simulated whether the weeks are simulated too
 *  @returns what went wrong */
export function trialFaults(scenario: Scenario, simulated: boolean): readonly string[] {
  const faults = [...oddNumbers(scenario, "")].slice(0, 3);
  try {
    const model = compile(scenario);
    if (simulated) weeks(new Simulator(model));
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // What no world has is told by a limit of its own.
    if (!/LimitReached/.test(told)) faults.push(`accepted, and then: ${told.slice(0, 600)}`);
  }
  return faults;
}

function weeks(simulator: Simulator): void {
  const replication = simulator.begin({ replication: 1 });
  for (let day = 1; day <= 28 && replication.events < MOST_EVENTS; day++) replication.runTo(day * DAY);
}

/** Numbers that no scenario should hold, wherever they are. */
function* oddNumbers(value: unknown, path: string): Generator<string> {
  if (typeof value === "number" && (Number.isNaN(value) || Object.is(value, -0))) yield `${path} is ${value}`;
  if (typeof value !== "object" || value === null) return;
  if (value instanceof Map) return yield* oddNumbers([...value], path);
  for (const [key, part] of Object.entries(value)) yield* oddNumbers(part, `${path}.${key}`);
}
