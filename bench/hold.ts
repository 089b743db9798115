import { Simulation } from "../src/engine/index.js";
import { uniform } from "./draws.js";
import { measure } from "./measure.js";

/** The hold model: every event schedules the next one; what differs is how far ahead. One distribution per process. */
const PENDING = Number(process.env.PENDING ?? 1000);
const HOLDS = 1_000_000;
const DAY = 1440;
const chance = uniform("hold");
const scales = [60, DAY, 30 * DAY, 365 * DAY];

const simulation = new Simulation({ phases: ["only"] });

const AHEAD: Record<string, () => number> = {
  exponential: () => Math.round(-Math.log(1 - chance()) * 100 * DAY),
  mixed: () => Math.round(-Math.log(1 - chance()) * scales[Math.floor(chance() * 4)]),
  days: () => DAY * Math.ceil(chance() * 200),
  midnight: () => (chance() < 0.5 ? DAY - (simulation.now % DAY) : Math.round(-Math.log(1 - chance()) * 100 * DAY)),
  constant: () => 100 * DAY,
};

const increments = process.env.INCREMENTS ?? "exponential";
const ahead = AHEAD[increments];
const hold = simulation.define("hold", {
  phase: "only",
  handle: (subject) => {
    simulation.scheduleAfter(hold, ahead(), subject);
  },
});

for (let subject = 0; subject < PENDING; subject++) simulation.schedule(hold, ahead(), subject);
const name = `hold ${increments} ${PENDING}`;
measure(name, Number(process.env.TIMES ?? 5), () => {
  const before = simulation.counts.handled;
  while (simulation.counts.handled - before < HOLDS) simulation.run(simulation.nextTime() + 10 * DAY);
  return { units: simulation.counts.handled - before, statistics: { pending: simulation.counts.pending } };
});
