import { expect, test } from "vitest";
import { MINUTES_PER_DAY } from "../../../src/foundation/index.js";
import { compile, Simulator } from "../../../src/model/index.js";
import { resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { onDayZero } from "../../traces/trace.js";
import { recorder } from "../recorder.js";

/** Two people in need on day zero; one bed, where people are 3 days without a plan and then treated for 10. */
function drawnOn(day: number, group: Partial<ScenarioFile["demand"][string]>) {
  const scenario = resolveScenario({
    format: "securebeds/scenario@1",
    name: "drawn",
    study: { warmUp: 0, run: 100, followUp: 0 },
    estate: { units: { ward: { beds: 1 } } },
    demand: { men: onDayZero(group, 2) },
    stays: { stabilise: 3, treatAndReturn: 10, rehabilitate: 10 },
  });
  const simulator = new Simulator(compile(scenario));
  const positionOf = (name: string) => scenario.law.findIndex((basis) => basis.name === name);
  for (let replication = 1; replication <= 100; replication++) {
    const { listener, stories } = recorder();
    const running = simulator.begin({ replication, listener });
    running.runTo(day * MINUTES_PER_DAY);
    if (stories.size === 2) return { ...running.census(), positionOf };
  }
  throw new Error("no replication with two people");
}

test("a census says who is where since which day, under which section, and until which date of the law", () => {
  const mix = { urgency: { urgent: 1 } } as const;
  const men = { from: "prison", legalBasis: "s48/49", toCourt: 30, disposals: { hospitalOrder: 1 }, mix } as const;
  const { inBeds, waiting, elsewhere, positionOf } = drawnOn(2, men);
  const law = { basis: positionOf("s48/49"), court: 30 };
  expect(inBeds).toEqual([{ unit: 0, group: 0, catchment: 0, admitted: 0, ...law }]);
  expect(waiting).toEqual([{ group: 0, catchment: 0, serviceLine: 0, listed: 0, urgency: "urgent", ...law }]);
  expect(elsewhere).toBe(0);
});

test("with the plan once there is one, and the release date where that is the clock", () => {
  const { inBeds, waiting, positionOf } = drawnOn(15, { from: "prison", legalBasis: "s47/49", toRelease: 20 });
  const law = { basis: positionOf("s47/49"), release: 20 };
  // The first has left on day 13, which is 3 + 10; the second has had the bed since then.
  expect(inBeds).toEqual([{ unit: 0, group: 0, catchment: 0, admitted: 13, ...law }]);
  expect(waiting).toEqual([]);
  const [planned] = drawnOn(17, { from: "prison", legalBasis: "s47/49", toRelease: 20 }).inBeds;
  expect(planned.plan).toBe("rehabilitate");
});

test("and without a date where the law has none", () => {
  const { inBeds, positionOf } = drawnOn(2, { legalBasis: "s37" });
  expect(inBeds).toEqual([{ unit: 0, group: 0, catchment: 0, admitted: 0, basis: positionOf("s37") }]);
});
