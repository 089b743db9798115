import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";

test("a stretch lets go after so many events, with the clock at the last of them, and is gone on with", () => {
  const simulation = new Simulation({ phases: ["only"] });
  const told: string[] = [];
  const tick = simulation.define("tick", {
    phase: "only",
    handle: (subject) => told.push(`${simulation.now}: ${subject}`),
  });
  [5, 5, 7, 12].forEach((time, subject) => {
    simulation.schedule(tick, time, subject);
  });
  expect([simulation.run(10, 1), simulation.now, simulation.counts.handled]).toEqual([false, 5, 1]);
  expect([simulation.run(10, 0), simulation.now, simulation.counts.handled]).toEqual([false, 5, 1]);
  // Two are left before minute 10: with two allowed the end is reached, as nothing is left to let go for.
  expect([simulation.run(10, 2), simulation.now, simulation.counts.handled]).toEqual([true, 10, 3]);
  expect([simulation.run(20), simulation.now, simulation.counts.pending]).toEqual([true, 20, 0]);
  expect(told).toEqual(["5: 0", "5: 1", "7: 2", "12: 3"]);
});

test("a clock starts from -2^40 to 2^43, both included", () => {
  const startingAt = (startsAt: number) => new Simulation({ phases: ["only"], startsAt }).now;
  expect([-(2 ** 40), 0, 2 ** 43].map(startingAt)).toEqual([-(2 ** 40), 0, 2 ** 43]);
  for (const time of [-(2 ** 40) - 1, 2 ** 43 + 1, 0.5, Number.NaN])
    expect(() => startingAt(time)).toThrow(`The clock cannot start at ${time} min`);
});

test("a limit may be 1, and no less", () => {
  const limited = (eventsAtOneInstant: number) =>
    new Simulation({ phases: ["only"], limits: { eventsAtOneInstant, events: 1 } });
  expect(limited(1).counts.handled).toBe(0);
  expect(() => limited(0)).toThrow("limits.eventsAtOneInstant must be 1 or more; received 0.");
});
