import fc from "fast-check";
import { LAW } from "../../src/domain/index.js";
import type { NaivePlan } from "./naive.js";
import type { Told } from "./told.js";

/** What chance decides about one time round the path; durations in minutes. */
interface Round {
  readonly pause: number;
  readonly basis: number;
  readonly steps: readonly [number, number, number, number];
  readonly catchment: number;
  readonly unit: number;
  readonly course: number;
  readonly why: number;
  readonly level: number;
  readonly wait: number;
  readonly warrant: number;
  readonly stay: number;
  readonly readyShare: number;
  readonly plan: number;
  readonly destination: number;
  readonly reason: number;
  readonly newBasis: number;
  readonly basisOnList: number;
}

/** Short enough for ties, long enough for stays of several years. */
const duration = fc.oneof(
  { arbitrary: fc.constantFrom(0, 1, 1440, 2880, 14 * 1440, 28 * 1440), weight: 2 },
  { arbitrary: fc.integer({ min: 0, max: 60 * 1440 }), weight: 3 },
  { arbitrary: fc.integer({ min: 0, max: 2500 * 1440 }), weight: 1 },
);

const round: fc.Arbitrary<Round> = fc.record({
  pause: duration,
  basis: fc.nat(LAW.length - 1),
  steps: fc.tuple(duration, duration, duration, duration),
  catchment: fc.nat(2),
  unit: fc.nat(2),
  course: fc.nat(11),
  why: fc.nat(3),
  level: fc.integer({ min: 1, max: 4 }),
  wait: duration,
  warrant: duration,
  stay: duration,
  readyShare: fc.constantFrom(0, 0.5, 0.9, 1),
  plan: fc.nat(2),
  destination: fc.nat(4),
  reason: fc.nat(6),
  newBasis: fc.nat(LAW.length - 1),
  basisOnList: fc.nat(LAW.length - 1),
});

const person = fc.record({
  group: fc.nat(2),
  first: fc.oneof(
    fc.integer({ min: -2500 * 1440, max: 1500 * 1440 }),
    fc.integer({ min: 0, max: 1500 }).map((days) => days * 1440),
  ),
  rounds: fc.array(round, { minLength: 1, maxLength: 3 }),
});

const change = fc.record({ time: fc.nat(1500 * 1440), unit: fc.nat(2), beds: fc.nat(4) });

export const randomPlan: fc.Arbitrary<NaivePlan> = fc
  .record({
    start: fc.constantFrom("2026-04-01", "2027-12-31", "2028-02-29", "2026-01-01"),
    warmUp: fc.constantFrom(0, 1, 31, 100.5, 400),
    run: fc.constantFrom(0.25, 30, 365.25, 1000, 1461),
    clockStart: fc.constantFrom("identified", "referred", "assessed", "reported", "listed"),
    standard: fc.constantFrom(14, 28, 60),
    groups: fc.constant([
      { name: "sentenced", from: "prison" },
      { name: "orders", from: "court" },
      { name: "remand", from: "prison" },
    ]),
    units: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((beds) =>
      beds.map((number, unit) => ({
        name: `unit ${unit}`,
        catchment: unit,
        serviceLines: [0],
        beds: number,
        bedDayCost: 500 + unit,
      })),
    ),
    catchments: fc.constant(["north", "south", "west"]),
    law: fc.constant(LAW),
    stages: fc.constantFrom({ assessment: 14, transfer: 14 }, { assessment: 1, transfer: 60 }),
    serviceLines: fc.constant(["everyone"]),
    places: fc.constant([]),
    prices: fc.constant({ spotBedDay: 700, prisonDay: 156, newBed: 450_000, breachDay: 100 }),
  })
  .map((plan) => ({ ...plan, clock: (moments) => moments[plan.clockStart] }));

type Line = { readonly time: number; readonly told: (patient: number) => Told };

/** Everything that happens to one person, in order; the last is `gone` when the path has an end. */
function lifeOf(
  { group, first, rounds }: { group: number; first: number; rounds: readonly Round[] },
  number: number,
): Line[] {
  const lines: Line[] = [];
  let time = first;
  const say = (fact: Told["fact"], ...numbers: number[]) => {
    const at = time;
    lines.push({ time: at, told: (patient) => ({ fact, numbers: [at, patient, ...numbers] }) });
  };
  for (const [entry, of] of rounds.entries()) {
    if (entry > 0) time += of.pause;
    say("identified", group, number, entry, of.basis);
    say("belongs", of.catchment, 0);
    const ends = goRound(of, say, (by) => {
      time += by;
    });
    if (ends === "stays") return lines;
  }
  say("gone");
  return lines;
}

/** Once round the path. Says whether the person is away again or stays where they are for ever. */
function goRound(of: Round, say: (fact: Told["fact"], ...numbers: number[]) => void, pass: (by: number) => void) {
  const assessment = ["referred", "assessed", "reported"] as const;
  for (const [step, fact] of assessment.entries()) {
    pass(of.steps[step]);
    if (of.course === step) {
      say("left", of.why);
      return "away";
    }
    say(fact, ...(fact === "reported" ? [of.course === 3 || of.course === 4 ? of.level : 0] : []));
  }
  pass(of.steps[3]);
  if (of.course === 3 && of.why === 0) return "stays"; // elsewhere, but never placed
  if (of.course === 3) {
    say("left", of.why);
    return "away";
  }
  if (of.course === 4) say("placedElsewhere", of.level);
  if (of.course === 5) say("declined");
  if (of.course === 4 || of.course === 5) return "away";
  say("listed");
  pass(of.wait);
  say("basisChanged", of.basisOnList);
  if (of.course === 6) return "stays"; // waits for ever
  if (of.course === 7) {
    say("left", of.why);
    return "away";
  }
  say("offered", of.unit);
  pass(of.warrant);
  if (of.course === 8) {
    say("offerLapsed", of.unit);
    say("left", of.why);
    return "away";
  }
  if (of.course === 9) return "stays"; // the warrant never comes
  return stayInBed(of, say, pass);
}

function stayInBed(of: Round, say: (fact: Told["fact"], ...numbers: number[]) => void, pass: (by: number) => void) {
  say("admitted", of.unit);
  if (of.plan < 2) say("planned", of.plan); // some are never given a plan
  const treated = Math.floor(of.stay * of.readyShare);
  pass(treated);
  say("basisChanged", of.newBasis);
  if (of.readyShare < 1) say("readyToLeave", of.destination);
  if (of.readyShare === 0.5) {
    say("stayResumed");
    pass(Math.floor((of.stay - treated) / 2));
    say("readyToLeave", of.destination);
    pass(Math.ceil((of.stay - treated) / 2));
  } else pass(of.stay - treated);
  if (of.course === 10) return "stays"; // still there
  say("departed", of.unit, of.destination, of.reason);
  return "away";
}

/** Lives told together in order of time, with numbers given to other people once somebody is gone. Nothing is told from
 *  `until` on. [minutes] */
function tellTogether(
  lives: readonly Line[][],
  changes: readonly { time: number; unit: number; beds: number }[],
  until: number,
): Told[] {
  const lines = [
    ...lives.flatMap((life, who) => life.map((line, order) => ({ ...line, who, order }))),
    ...changes.map(({ time, unit, beds }, order) => ({
      time,
      who: -1,
      order,
      told: (): Told => ({ fact: "bedsCommissioned", numbers: [time, unit, beds] }),
    })),
  ].filter(({ time }) => time < until);
  lines.sort((one, other) => one.time - other.time || one.who - other.who || one.order - other.order);
  const free: number[] = [];
  const numbers = new Map<number, number>();
  let highest = 0;
  return lines.map(({ who, told }) => {
    if (who >= 0 && !numbers.has(who)) numbers.set(who, free.pop() ?? highest++);
    const said = told(numbers.get(who) ?? -1);
    if (said.fact === "gone") {
      free.push(numbers.get(who) as number);
      numbers.delete(who);
    }
    return said;
  });
}

/** A valid stream of facts about up to a dozen people, and when it ends. [minutes] */
export function randomStory(windowEnd: number): fc.Arbitrary<{ facts: readonly Told[]; end: number }> {
  return fc
    .record({
      people: fc.array(person, { maxLength: 12 }),
      changes: fc.array(change, { maxLength: 4 }),
      followUp: fc.constantFrom(0, 30 * 1440, 1826 * 1440),
    })
    .map(({ people, changes, followUp }) => {
      const end = windowEnd + followUp;
      return {
        facts: tellTogether(
          people.map((one, index) => lifeOf(one, index + 1)),
          changes,
          end + 1,
        ),
        end,
      };
    });
}
