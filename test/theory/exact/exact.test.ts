import { describe, expect, it } from "vitest";
import {
  asymptoticVariance,
  birthDeath,
  expectation,
  ratioVariance,
  relaxationTime,
  stationary,
  windowVariance,
} from "./birth-death.js";
import { ChangingBeds } from "./changing-beds.js";
import { blocking, delayed, ErlangA, ErlangC } from "./erlang.js";
import { InfiniteBeds } from "./infinite-beds.js";
import { ChainBuilder, transient } from "./markov-chain.js";
import { listFromChain, meanList } from "./network.js";
import { lowPriorityWithin, priorityListsFromChain, priorityWait } from "./priority.js";
import { integrate } from "./quadrature.js";
import { exponentialStay, lognormalExcessByQuadrature, lognormalStay, oneBedWait } from "./stays.js";

// The oracle is tested against published tables and each method against another that shares nothing with it.

describe("Erlang's formulas", () => {
  it("give the published table of probability, mean wait and share within 28 days", () => {
    // beds, stay [days], load, P(wait), mean wait [days], within 28 days: the evidence pack's table 8.2.
    const table = [
      [15, 250, 0.9, 0.603, 100, 0.49],
      [15, 250, 0.95, 0.787, 262, 0.28],
      [30, 250, 0.95, 0.705, 117, 0.4],
      [60, 250, 0.9, 0.325, 14, 0.83],
      [60, 730, 0.95, 0.599, 146, 0.47],
      [60, 730, 0.98, 0.823, 501, 0.21],
      [120, 730, 0.95, 0.471, 57, 0.63],
      [300, 730, 0.98, 0.633, 77, 0.5],
      [2965, 730, 0.98, 0.189, 2, 0.98],
    ];
    for (const [beds, stay, load, waits, wait, within] of table) {
      const queue = new ErlangC(beds, (load * beds) / stay, stay);
      expect(queue.waits).toBeCloseTo(waits, 3);
      expect(Math.abs(queue.meanWait - wait)).toBeLessThan(0.5);
      expect(queue.within(28)).toBeCloseTo(within, 2);
    }
  });

  it("agree with the birth-death chain", () => {
    for (const [beds, load] of [
      [1, 0.7],
      [5, 4.25],
      [60, 55],
      [600, 582],
    ]) {
      const queue = new ErlangC(beds, load, 1);
      const law = stationary(queue.chain());
      expect(expectation(law, (n) => (n >= beds ? 1 : 0))).toBeCloseTo(queue.waits, 9);
      expect(expectation(law, (n) => Math.max(0, n - beds)) / queue.meanList).toBeCloseTo(1, 8);
    }
    expect(blocking(2, 1)).toBeCloseTo(0.2, 14); // (1/2) ÷ (1 + 1 + 1/2)
    expect(delayed(1, 0.7)).toBeCloseTo(0.7, 14);
  });

  it("give quantiles that the distribution confirms", () => {
    const queue = new ErlangC(10, 0.9, 10);
    expect(queue.within(queue.quantile(0.9))).toBeCloseTo(0.9, 12);
    expect(queue.quantile(0.1)).toBe(0);
  });

  it("become M/M/infinity when people leave the list as fast as a bed", () => {
    const queue = new ErlangA(5, 8, 1, 1); // leaving at the rate of a stay: Poisson with mean 8
    expect(expectation(queue.law, (n) => n)).toBeCloseTo(8, 10);
    expect(queue.meanOccupied).toBeCloseTo(8 * (1 - queue.lost), 10);
  });

  it("tell the wait of people served from the wait of people who leave", () => {
    // Everyone's time on the list has mean list ÷ arrivals; of the leavers' mean the exact chain of one bed and one
    // place gives: the tagged person alone waits min(bed, leaving): same mean for served and leavers.
    const queue = new ErlangA(1, 1e-6, 1, 0.5);
    expect(queue.meanWaitOfServed / queue.findFull).toBeCloseTo((1 / 1.5) * (1 / 1.5), 4);
  });
});

describe("time averages of a chain", () => {
  it("have the variance that M/M/1 is known for", () => {
    // Published: people present in M/M/1 with stay 1: 2 r (1 + r) ÷ (1 - r)^4.
    const load = 0.6;
    const variance = asymptoticVariance(new ErlangC(1, load, 1).chain(), (n) => n);
    expect(variance / ((2 * load * (1 + load)) / (1 - load) ** 4)).toBeCloseTo(1, 6);
  });

  it("have the variance that M/M/infinity is known for, also over a finite window", () => {
    const chain = birthDeath(
      80,
      () => 10,
      (n) => n,
    );
    expect(asymptoticVariance(chain, (n) => n)).toBeCloseTo(20, 8);
    const days = 20; // covariance 10 exp(-u): (2/T²) ∫ (T - u) 10 exp(-u) du
    const exact = (2 * 10 * (days - 1 + Math.exp(-days))) / days ** 2;
    expect(windowVariance(chain, (n) => n, days)).toBeCloseTo(exact, 8);
  });

  it("and so has a share of arrivals: one bed without a list, by renewal", () => {
    // A cycle is an idle time, one admission, and a stay of 1 during which K are lost: N = 1 + K, share R = 1 ÷ E N,
    // T·Var = Var(1 - R N) ÷ (E N)² × E cycle with E K = r, Var K = r (1 + r), E cycle = 1/r + 1.
    const load = 1.7;
    const chain = birthDeath(
      1,
      () => load,
      () => 1,
    );
    const exact = ((load * (1 + load)) / (1 + load) ** 4) * (1 / load + 1);
    const admitted = { perDay: () => 0, perArrival: (n: number) => (n === 0 ? 1 : 0) };
    expect(ratioVariance(chain, load, admitted)).toBeCloseTo(exact, 12);
  });

  it("forget their start with the known time constant", () => {
    expect(
      relaxationTime(
        birthDeath(
          80,
          () => 10,
          (n) => n,
        ),
      ),
    ).toBeCloseTo(1, 6);
    const nearly = relaxationTime(new ErlangC(1, 0.5, 1).chain()); // 1 ÷ (1 - sqrt(r))² for the infinite list
    expect(nearly / (1 / (1 - Math.sqrt(0.5)) ** 2)).toBeGreaterThan(0.95);
  });
});

describe("transients", () => {
  it("follow the two-state chain exactly", () => {
    const chain = new ChainBuilder(2).add(0, 1, 2).add(1, 0, 3).build();
    const { law, daysIn } = transient(chain, [1, 0], 0.7);
    const gone = (1 - Math.exp(-3.5)) / 5;
    expect(law[1]).toBeCloseTo(2 * gone, 12);
    expect(daysIn[1]).toBeCloseTo((2 / 5) * 0.7 - (2 / 25) * (1 - Math.exp(-3.5)), 12);
  });

  it("fill infinite beds as the integral of the stay says", () => {
    const chain = new ChainBuilder(60);
    for (let n = 0; n < 59; n++) chain.add(n, n + 1, 1.5).add(n + 1, n, (n + 1) / 8);
    const { law } = transient(
      chain.build(),
      Array.from({ length: 60 }, (_, n) => (n ? 0 : 1)),
      11,
    );
    const beds = new InfiniteBeds([{ from: 0, perDay: 1.5 }], exponentialStay(8), 0);
    expect(expectation(law, (n) => n)).toBeCloseTo(beds.mean(11), 8);
    expect(beds.covariance(11, 11)).toBeCloseTo(beds.mean(11), 10);
  });

  it("let a closing bed drain and an opening one fill", () => {
    const unlimited = new ChangingBeds([{ from: 0, perDay: 0.5, beds: 25 }], 8, 1).over(9, 11);
    const beds = new InfiniteBeds([{ from: 0, perDay: 0.5 }], exponentialStay(8), 0);
    expect(unlimited.occupied).toBeCloseTo(beds.meanOver(9, 11), 6);
    const closed = [
      { from: 0, perDay: 3, beds: 4 },
      { from: 30, perDay: 0, beds: 0 },
    ];
    const drained = new ChangingBeds(closed, 5, 110).over(30, 40); // all four taken (but exp(-80)), each stays exp(5)
    expect(drained.occupied).toBeCloseTo((4 * 5 * (1 - Math.exp(-2))) / 10, 2);
    const opened = [
      { from: 0, perDay: 3, beds: 0 },
      { from: 10, perDay: 0, beds: 99 },
    ];
    expect(new ChangingBeds(opened, 5, 99).over(10, 10.001).occupied).toBeCloseTo(30, 1);
  });
});

describe("stays, one bed and infinite beds", () => {
  it("integrate the lognormal in closed form as by quadrature", () => {
    const stay = lognormalStay(580, 0.97);
    for (const t of [0, 10, 580, 3000]) {
      expect(stay.excess(t) / lognormalExcessByQuadrature(580, 0.97, t)).toBeCloseTo(1, 5);
    }
    expect(integrate(stay.beyond, 100, 400, 100)).toBeCloseTo(stay.excess(100) - stay.excess(400), 6);
  });

  it("give M/M/1 its wait, and a stationary start its constant mean and reduced variance", () => {
    expect(oneBedWait(0.7, exponentialStay(1))).toBeCloseTo(new ErlangC(1, 0.7, 1).meanWait, 12);
    const beds = new InfiniteBeds([{ from: 0, perDay: 2 }], exponentialStay(10), 20);
    expect(beds.mean(7)).toBeCloseTo(20, 10);
    expect(beds.covariance(7, 7)).toBeCloseTo(20 * (1 - Math.exp(-1.4)), 10);
    // Time average over [0, 5]: (2/25) ∫∫ 20 (e^-(t-s)/10 - e^-(s+t)/10) over s < t
    const inner = (t: number) => integrate((s) => 20 * (Math.exp((s - t) / 10) - Math.exp(-(s + t) / 10)), 0, t, 20);
    expect(beds.varianceOver(0, 5)).toBeCloseTo((2 / 25) * integrate(inner, 0, 5, 20), 6);
  });
});

describe("priorities and feedback", () => {
  it("agree with the full chain", () => {
    const [high, low] = priorityListsFromChain(3, [0.9, 1.2], 1, 40);
    expect(high / 0.9).toBeCloseTo(priorityWait(3, [0.9, 1.2], 1, 0), 5);
    expect(low / 1.2).toBeCloseTo(priorityWait(3, [0.9, 1.2], 1, 1), 4);
  });

  it("keep the mean of the second class's distribution", () => {
    const step = 0.25;
    let mean = 0;
    for (let t = step / 2; t < 60; t += step) mean += step * (1 - lowPriorityWithin(3, [0.9, 1.2], 1, t));
    expect(mean / priorityWait(3, [0.9, 1.2], 1, 1)).toBeCloseTo(1, 2);
  });

  it("have the product form", () => {
    const list = listFromChain({ beds: 3, perDay: 1.4, stay: 1, back: 0.4, away: 2 }, 60, 25);
    expect(list / meanList(3, 1.4 / 0.6)).toBeCloseTo(1, 3);
  });
});
