import { describe, expect, it } from "vitest";
import { birthDeath, expectation, relaxationTime, stationary, windowVariance } from "./birth-death.js";
import { conversion, conversionByClass } from "./conversion.js";
import { lawBySweeps } from "./elimination.js";
import { blocking, delayed, ErlangA, ErlangC } from "./erlang.js";
import { fixedOrExponential, fixedPatience, Impatience } from "./impatience.js";
import { comingHome, OverflowChain } from "./overflow.js";
import { pressedEstate, pressedGroups, pressedHeld, pressedUnit } from "./pressure.js";
import { priorityWait } from "./priority.js";
import { ReservedChain } from "./reserved.js";
import { type Move, SmallChain, type State } from "./small-chain.js";
import { TandemChain, threeStages } from "./tandem.js";

// What the cases rest on: each chain against a closed form or a second method that shares nothing with it.

/** M/M/c with room for `room` people. */
function queue(beds: number, perDay: number, stay: number, room: number): SmallChain {
  return new SmallChain([0], ([n]): Move[] => [
    { to: n < room ? [n + 1] : [n], rate: perDay, what: n < room ? "joins" : "lost" },
    { to: [n - 1], rate: Math.min(n, beds) / stay },
  ]);
}

describe("the small chain", () => {
  it("has Erlang's blocking, delay and list", () => {
    expect(queue(8, 0.7, 10, 8).flow("lost") / 0.7).toBeCloseTo(blocking(8, 7), 12);
    const list = queue(3, 0.25, 10, 300);
    expect(list.mean(([n]) => (n >= 3 ? 1 : 0))).toBeCloseTo(delayed(3, 2.5), 10);
    expect(list.mean(([n]) => Math.max(0, n - 3))).toBeCloseTo(new ErlangC(3, 0.25, 10).meanList, 9);
  });

  it("has the law of M/M/c/K by its ratios", () => {
    const law = queue(2, 1.5, 1, 6).law;
    const weights = [1, 1.5, 1.125, 0.84375, 0.6328125, 0.474609375, 0.35595703125];
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    weights.forEach((weight, n) => {
      expect(law[n]).toBeCloseTo(weight / total, 12);
    });
  });

  it("knows variances over a window as the birth-death chain does", () => {
    const chain = queue(3, 0.25, 10, 120);
    const other = birthDeath(
      120,
      () => 0.25,
      (n) => Math.min(n, 3) / 10,
    );
    for (const f of [(n: number) => Math.min(n, 3), (n: number) => Math.max(0, n - 3)]) {
      expect(chain.windowVariance(([n]) => f(n), 5000) / windowVariance(other, f, 5000)).toBeCloseTo(1, 8);
    }
    const memory = queue(50, 1, 20, 50).memory(([n]) => n);
    expect(memory).toBeLessThan(
      relaxationTime(
        birthDeath(
          50,
          () => 1,
          (n) => n / 20,
        ),
      ) * 1.0001,
    );
  });

  it("knows a variance over a window of a chain that cannot be reversed", () => {
    // A cycle of three states at rate 1: every return time is a sum of three exponentials; covariance by its eigenvalues,
    // -3/2 ± i sqrt(3)/2, is (2/9) exp(-3t/2) cos(sqrt(3) t/2) for the share of time in one state.
    const cycle = new SmallChain([0], ([n]) => [{ to: [(n + 1) % 3], rate: 1 }]);
    const days = 7;
    let integral = 0;
    const step = 1e-4;
    for (let t = step / 2; t < days; t += step)
      integral += step * (days - t) * (2 / 9) * Math.exp(-1.5 * t) * Math.cos((Math.sqrt(3) / 2) * t);
    expect(cycle.windowVariance(([n]) => (n === 0 ? 1 : 0), days)).toBeCloseTo((2 * integral) / days ** 2, 5);
  });

  it("finds the same law by sweeps, and by the transient after a long time", () => {
    const tandem = new TandemChain({ beds: 3, places: 2, perDay: 0.08, stay: 20, onward: 15, mostWaiting: 20 });
    const swept = lawBySweeps(tandem.chain);
    const later = tandem.after(tandem.sure([0, 0]), 20_000);
    tandem.law.forEach((probability, state) => {
      expect(Math.abs(swept[state] - probability)).toBeLessThan(1e-9);
      expect(Math.abs(later[state] - probability)).toBeLessThan(1e-9);
    });
  });
});

describe("rules", () => {
  it("tandem: in balance, and a queue without blocking where places abound", () => {
    const scarce = new TandemChain({ beds: 4, places: 3, perDay: 0.1, stay: 20, onward: 20, mostWaiting: 0 });
    const admitted = scarce.flow("joins");
    expect(scarce.mean((state) => state[0])).toBeCloseTo(admitted * 20, 10);
    expect(scarce.mean(scarce.placed)).toBeCloseTo(admitted * 20, 10);
    const ample = new TandemChain({ beds: 4, places: 30, perDay: 0.15, stay: 20, onward: 20, mostWaiting: 60 });
    expect(ample.mean(ample.waiting)).toBeCloseTo(new ErlangC(4, 0.15, 20).meanList, 5);
    expect(ample.mean(ample.placed)).toBeCloseTo(3, 6);
  });

  it("tandem of single places without lists: a line of five states, by hand", () => {
    // One bed, one place, both stays 1 day, one referral a day. With bed and place free a, treated and free b, free and
    // taken c, treated and taken d, blocked e, balance asks for a = c, b = a + d, 2c = b + e, 2d = c and e = d, so that
    // a = c = 2d, b = 3d and d = e = 1/9.
    const line = new TandemChain({ beds: 1, places: 1, perDay: 1, stay: 1, onward: 1, mostWaiting: 0 });
    expect(line.mean(line.blocked)).toBeCloseTo(1 / 9, 12);
    expect(line.flow("lost")).toBeCloseTo(5 / 9, 12);
  });

  it("three stages: the two-stage tandem where community places abound", () => {
    const three = threeStages({ places: [2, 2, 12], perDay: 0.1, stays: [15, 20, 5] });
    const two = new TandemChain({ beds: 2, places: 2, perDay: 0.1, stay: 15, onward: 20, mostWaiting: 0 });
    expect(three.mean((state) => state[1])).toBeCloseTo(two.mean(two.blocked), 6);
    const flows = threeStages({ places: [2, 2, 1], perDay: 0.1, stays: [15, 20, 15] });
    const through = flows.flow("joins");
    expect(flows.mean((state) => state[0])).toBeCloseTo(through * 15, 10);
    expect(flows.mean((state) => state[2])).toBeCloseTo(through * 20, 10);
    expect(flows.mean((state) => state[4])).toBeCloseTo(through * 15, 10);
  });

  it("reserved beds: the truncated product form, trunk reservation's recursion, and priorities", () => {
    const unit = new ReservedChain({
      beds: 6,
      kept: 2,
      perDay: [0.2, 0.3],
      stays: [10, 12],
      mostWaiting: [0, 0],
      first: 0,
    });
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    const weight = ([a, b]: State) => 2 ** a / factorial(a) / (factorial(b) / 3.6 ** b);
    const total = unit.states.reduce((sum, state) => sum + weight(state), 0);
    unit.states.forEach((state, position) => {
      expect(state[1]).toBeLessThanOrEqual(4);
      expect(unit.law[position]).toBeCloseTo(weight(state) / total, 12);
    });
    const ordered = new ReservedChain({
      beds: 2,
      kept: 0,
      perDay: [0.06, 0.06],
      stays: [10, 10],
      mostWaiting: [30, 40],
      first: 0,
    });
    expect(ordered.mean((state) => state[2])).toBeCloseTo(0.06 * priorityWait(2, [0.06, 0.06], 10, 0), 6);
    expect(ordered.mean((state) => state[3])).toBeCloseTo(0.06 * priorityWait(2, [0.06, 0.06], 10, 1), 4);
  });

  it("overflow: one pool when both take everybody, Erlang's loss when nobody goes anywhere", () => {
    const both = { beds: [2, 3], perDay: [0.15, 0.2], stay: 10, mostWaiting: [0, 0] };
    const pooled = new OverflowChain({
      ...both,
      routes: [
        [0, 1],
        [1, 0],
      ],
    });
    expect(pooled.flow("0 lost") / 0.15).toBeCloseTo(blocking(5, 3.5), 10);
    const apart = new OverflowChain({ ...both, routes: [[0], [1]] });
    expect(apart.flow("1 lost") / 0.2).toBeCloseTo(blocking(3, 2), 10);
    const lists = new OverflowChain({
      ...both,
      mostWaiting: [60, 60],
      routes: [
        [0, 1],
        [1, 0],
      ],
    });
    const list = lists.mean((state) => state[2] + state[3]);
    expect(list).toBeCloseTo(new ErlangC(5, 0.35, 10).meanList, 5);
  });

  it("overflow: Kosten's mean for the beds behind a full unit", () => {
    // Infinitely many beds behind c: mean there = load × blocking. @source Kosten 1937
    const behind = new OverflowChain({ beds: [4, 40], perDay: [0.5], stay: 10, routes: [[0, 1]], mostWaiting: [0] });
    expect(behind.mean(behind.inUnit(1))).toBeCloseTo(5 * blocking(4, 5), 8);
  });

  it("coming home: never changes how many are in beds, only where", () => {
    const estate = { beds: [2, 2], perDay: [0.2, 0.1], stay: 10, mostWaiting: [0, 0] } as const;
    for (const when of ["afterTheList", "beforeTheList"] as const) {
      const chain = comingHome({ ...estate, when });
      expect(chain.flow("lost 0") / 0.2).toBeCloseTo(blocking(4, 3), 10);
      // Nobody is away while there is a free bed at home.
      const wrong = chain.mean((s) => ((s[1] > 0 && s[0] + s[4] < 2) || (s[4] > 0 && s[3] + s[1] < 2) ? 1 : 0));
      expect(wrong).toBe(0);
    }
  });

  it("pressure: the birth-death chain in its first number, nobody marked without pressure", () => {
    const speed = (n: number) => (n >= 5 ? 2 : 1);
    const chain = pressedUnit({ beds: 6, perDay: 0.3, stay: 20, speed });
    const law = stationary(
      birthDeath(
        6,
        () => 0.3,
        (n) => (n * speed(n)) / 20,
      ),
    );
    expect(chain.mean(([n]) => n)).toBeCloseTo(
      expectation(law, (n) => n),
      12,
    );
    expect(chain.flow("pressed") + chain.flow("unpressed")).toBeCloseTo(chain.flow("joins"), 12);
    expect(pressedUnit({ beds: 6, perDay: 0.3, stay: 20, speed: () => 1 }).flow("pressed")).toBe(0);
  });

  it("pressure on nobody: independent queues, products and one longer stay", () => {
    const calm = () => 1;
    const groups = pressedGroups({ beds: 5, perDay: [0.1, 0.2], stays: [20, 10], speed: calm });
    expect(groups.flow("lost") / 0.3).toBeCloseTo(blocking(5, 4), 10);
    const held = pressedHeld({ beds: 5, perDay: 0.2, held: 5, stay: 15, speed: calm });
    expect(held.flow("joins") / 0.2).toBeCloseTo(1 - blocking(5, 4), 10);
    const estate = pressedEstate({ beds: [2, 3], perDay: [0.06, 0.1], stay: 20, speed: calm, most: [60, 60] });
    expect(estate.mean(([one]) => Math.max(0, one - 2))).toBeCloseTo(new ErlangC(2, 0.06, 20).meanList, 6);
    expect(estate.mean(([, other]) => Math.max(0, other - 3))).toBeCloseTo(new ErlangC(3, 0.1, 20).meanList, 6);
    // Twice as fast everywhere is half the stay.
    const fast = pressedEstate({ beds: [2, 3], perDay: [0.12, 0.2], stay: 20, speed: () => 2, most: [60, 60] });
    expect(fast.mean(([one]) => one)).toBeCloseTo(
      estate.mean(([one]) => one),
      8,
    );
  });

  it("conversion that never comes: priorities", () => {
    const parts = { beds: 1, perDay: [0.015, 0.015], stay: 10, sentenced: 1e-9, mostWaiting: 8 } as const;
    const list = conversion({ ...parts, first: "remand" });
    const of = (kind: number) => list.mean(([, ...people]) => people.filter((each) => each === kind).length);
    expect(of(0) / 0.015).toBeCloseTo(priorityWait(1, [0.015, 0.015], 10, 0), 2);
    expect(of(2) / 0.015 / priorityWait(1, [0.015, 0.015], 10, 1)).toBeCloseTo(1, 2);
  });

  it("conversion: every order on the list and the classes alone say the same", () => {
    const parts = { beds: 1, perDay: [0.02, 0.015], stay: 10, sentenced: 0.05, mostWaiting: 8 } as const;
    for (const first of ["remand", "sentenced"] as const) {
      const orders = conversion({ ...parts, first });
      const classes = conversionByClass({ ...parts, first });
      const remand = orders.mean(([, ...list]) => list.filter((kind) => kind === 0).length);
      expect(remand).toBeCloseTo(
        classes.mean((state) => state[1]),
        8,
      );
      expect(orders.mean(([, ...list]) => list.length)).toBeCloseTo(new ErlangC(1, 0.035, 10).meanList, 3);
    }
  });
});

describe("patience of any law", () => {
  it("is Erlang's A when it is exponential, and nearly his C when it never ends", () => {
    const other = new ErlangA(4, 0.25, 20, 0.03);
    const rate = 0.03;
    const queueA = new Impatience(4, 0.25, 20, {
      patient: (x) => Math.exp(-rate * x),
      patience: (x) => (1 - Math.exp(-rate * x)) / rate,
      kinks: [],
    });
    expect(queueA.lost).toBeCloseTo(other.lost, 9);
    expect(queueA.list).toBeCloseTo(other.meanList, 8);
    expect(queueA.meanWaitOfServed).toBeCloseTo(other.meanWaitOfServed, 7);
    expect(queueA.waitsOfServed).toBeCloseTo(other.waitsOfServed, 8);
    const patient = new Impatience(3, 0.1, 20, fixedPatience(4000));
    expect(patient.waits).toBeCloseTo(delayed(3, 2), 8);
    expect(patient.servedWithin(28)).toBeCloseTo(new ErlangC(3, 0.1, 20).within(28), 8);
  });

  it("agrees with a fixed time made of many exponential steps", () => {
    // Patience of 30 days as 40 exponential steps each, for one bed: a chain of list positions would be too large, so the
    // wait is followed instead by brute force, person by person.
    const [stay, perDay, days] = [20, 0.06, 30];
    let seed = 12345;
    const uniform = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const truth = new Impatience(1, perDay, stay, fixedPatience(days));
    let work = 0;
    let lost = 0;
    const people = 400_000;
    for (let person = 0; person < people; person++) {
      work = Math.max(0, work + Math.log(uniform()) / perDay);
      if (work > days) lost++;
      else work -= Math.log(uniform()) * stay;
    }
    // Standard error about 0.0012 with the dependence between neighbours; four of them.
    expect(Math.abs(lost / people - truth.lost)).toBeLessThan(0.005);
  });

  it("splits people between two reasons by who comes first", () => {
    const both = new Impatience(2, 0.12, 20, fixedOrExponential(25, 0.01));
    const fixed = Math.exp(-0.01 * 25) * both.longerThan(25);
    expect(fixed).toBeLessThan(both.lost);
    expect(both.list * 0.01).toBeCloseTo(0.12 * (both.lost - fixed), 9);
  });
});
