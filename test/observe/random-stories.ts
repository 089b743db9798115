import fc from "fast-check";
import { LAW } from "../../src/domain/index.js";
import { CLOCK_STARTS, clockStartUnder } from "../../src/policy/index.js";
import type { NaivePlan } from "./naive.js";
import { type Line, lifeOf, PLACES, person, UNITS } from "./random-lives.js";
import type { Told } from "./told.js";

/** An opening or closure, some on day zero. */
const change = fc.record({
  time: fc.oneof(fc.nat(1500 * 1440), fc.constant(0)),
  unit: fc.nat(UNITS - 1),
  beds: fc.nat(4),
});

const units = fc
  .array(
    fc.record({
      catchment: fc.constantFrom(0, 0, 1),
      serviceLines: fc.constantFrom([0], [1], [0, 1]),
      beds: fc.nat(3),
    }),
    { minLength: UNITS, maxLength: UNITS },
  )
  .map((each) => each.map((unit, number) => ({ name: `unit ${number}`, bedDayCost: 500 + number, ...unit })));

const rule = fc.record({
  startsAt: fc.constantFrom(...CLOCK_STARTS),
  standard: fc.constantFrom(14, 28, 60),
  excludes: fc.subarray(["readmissions", "secondOpinion", "renewedPapers"] as const),
  exceptional: fc.constant(0),
});

export const randomPlan: fc.Arbitrary<NaivePlan> = fc
  .record({
    start: fc.constantFrom("2026-04-01", "2027-12-31", "2028-02-29", "2026-01-01"),
    warmUp: fc.constantFrom(0, 1, 31, 100.5, 400),
    run: fc.constantFrom(0.25, 365.25, 1000, 1461),
    rule,
    groups: fc.constant([
      { name: "sentenced", from: "prison" },
      { name: "orders", from: "court" },
      { name: "remand", from: "prison" },
    ] as const),
    units,
    catchments: fc.constant(["north", "south", "west"]),
    law: fc.constant(LAW),
    stages: fc.constantFrom({ assessment: 14, transfer: 14 }, { assessment: 1, transfer: 60 }),
    serviceLines: fc.constant(["men", "women"]),
    places: fc.constant(PLACES),
    counted: fc.subarray([
      { destination: "lowSecure", catchment: 0 },
      { destination: "lowSecure", catchment: 1 },
      { destination: "community", catchment: undefined },
    ] as const),
    prices: fc.constant({ spotBedDay: 700, prisonDay: 156, newBed: 450_000, breachDay: 100 }),
  })
  .map((plan) => ({
    ...plan,
    standard: plan.rule.standard,
    clock: clockStartUnder(plan.rule),
  }));

/** Lives told together in order of time, with numbers given to other people once somebody is gone. Nothing is told from
 *  `until` on. [minutes]
 *  @param oneByOne whether the time before day zero is told person by person, as at the start of a replication */
function tellTogether(lives: readonly Line[][], others: readonly Line[], until: number, oneByOne: boolean): Told[] {
  const lines = [...lives, others].flatMap((life, who) => life.map((line, order) => ({ ...line, who, order })));
  const told = lines.filter(({ time }) => time < until);
  const when = ({ time }: Line) => (oneByOne && time < 0 ? -1 : time);
  told.sort((one, other) => when(one) - when(other) || one.who - other.who || one.order - other.order);
  const free: number[] = [];
  const numbers = new Map<number, number>();
  let highest = 0;
  return told.map(({ who, told: tell }) => {
    if (who < lives.length && !numbers.has(who)) numbers.set(who, free.pop() ?? highest++);
    const said = tell(numbers.get(who) ?? -1);
    if (said.fact === "gone") {
      free.push(numbers.get(who) as number);
      numbers.delete(who);
    }
    return said;
  });
}

function bedsOrDeadlock(time: number, fact: "bedsCommissioned" | "deadlocked", ...numbers: number[]): Line {
  return { time, told: () => ({ fact, numbers: [time, ...numbers] }) };
}

/** A valid stream of facts about up to a dozen people, and when it ends. [minutes] */
export function randomStory(windowEnd: number): fc.Arbitrary<{ facts: readonly Told[]; end: number }> {
  return fc
    .record({
      people: fc.array(person, { maxLength: 18, size: "max" }),
      changes: fc.array(change, { maxLength: 4 }),
      deadlocks: fc.array(fc.nat(1500 * 1440), { maxLength: 2 }),
      followUp: fc.constantFrom(0, 30 * 1440, 1826 * 1440),
      oneByOne: fc.boolean(),
    })
    .map(({ people, changes, deadlocks, followUp, oneByOne }) => {
      const end = windowEnd + followUp;
      const lives = people.map((one, index) => lifeOf(one, index + 1));
      const others = [
        ...changes.map(({ time, unit, beds }) => bedsOrDeadlock(time, "bedsCommissioned", unit, beds)),
        ...deadlocks.map((time) => bedsOrDeadlock(time, "deadlocked", 2)),
      ];
      return { facts: tellTogether(lives, others, end + 1, oneByOne), end };
    });
}
