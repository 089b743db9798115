import type { ScenarioFile } from "../../../src/scenario/index.js";
import { blocking, ErlangC } from "../exact/erlang.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type TheoryCase } from "../theory-case.js";

const REPLICATIONS = 24;
const COUNT = { atMost: 0.05, why: "counts of people" } as const;

/** Before the list everybody is on their own, so the people who join it are a Poisson process again: transfer time is the
 *  sum of the means of the steps and M/M/c's wait, and shares of people thin the rate. */
function access(): TheoryCase {
  const name = "steps before the list, level, acceptance, second opinion";
  const perDay = 0.8;
  const joining = perDay * 0.8 * (0.7 + 0.3 * 0.4);
  const queue = new ErlangC(30, joining, 50);
  const steps = 5 + 8 + 7 + (0.3 * 0.4 * 10) / (0.7 + 0.3 * 0.4);
  const group: ScenarioFile["demand"][string] = {
    from: "prison",
    legalBasis: "s47/49",
    perYear: perDay * DAYS_PER_YEAR,
    access: {
      notice: exponential(5),
      firstAssessment: { lognormal: { mean: 8, sigma: 0.8 } },
      secondReport: 7,
      levels: { medium: 0.8, low: 0.15, picu: 0.05 },
      elsewhere: { low: exponential(30), picu: 3 },
      accepted: 0.7,
      acceptedOnSecondOpinion: 0.4,
      secondOpinion: 10,
    },
    exits: { destinations: { lowSecure: 1 } },
  };
  const file = (stretch: number) => {
    const demand = { all: { ...group, stays: { rehabilitate: exponential(50 * stretch) } } };
    return queueFile({ name, beds: 30, warmUp: 3000, run: 8_000, demand });
  };
  const why = "waits vary slowly";
  return {
    name,
    replications: REPLICATIONS,
    file,
    rows: [
      { metric: "occupancy.mean", exact: queue.occupancy },
      { metric: "transferTime.mean", exact: steps + queue.meanWait, atMost: 0.06, why },
      { metric: "bedWait.mean", exact: queue.meanWait, atMost: 0.3, why },
      { metric: "referrals", exact: perDay * DAYS_PER_YEAR },
      { metric: "declined", exact: perDay * 0.8 * 0.3 * 0.6 * DAYS_PER_YEAR, ...COUNT },
      { metric: "placedElsewhere.low", exact: perDay * 0.15 * DAYS_PER_YEAR, ...COUNT },
      { metric: "placedElsewhere.picu", exact: perDay * 0.05 * DAYS_PER_YEAR, ...COUNT },
      { metric: "admissions", exact: joining * DAYS_PER_YEAR, ...COUNT },
    ],
  };
}

/** A bed is taken from the offer on: the warrant, the stay and the exit delay together are one stay of the loss formula,
 *  and each part has its share of it. */
function warrant(): TheoryCase {
  const name = "loss with warrant, stabilisation and exit delay";
  const [held, stabilise, treat, delay] = [4, 10, 30, 6];
  const [beds, perDay] = [20, 0.4];
  const load = perDay * (held + stabilise + treat + delay);
  const admitted = perDay * (1 - blocking(beds, load));
  const group = (stretch: number): ScenarioFile["demand"][string] => ({
    from: "court",
    perYear: perDay * DAYS_PER_YEAR,
    access: { warrant: { lognormal: { mean: held * stretch, sigma: 0.5 } }, recovery: 0 },
    stays: { stabilise: stabilise * stretch, rehabilitate: { gamma: { mean: treat * stretch, sd: 20 * stretch } } },
    exits: { destinations: { community: 1 }, community: exponential(delay * stretch) },
  });
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => queueFile({ name, beds, warmUp: 1000, run: 12_000, demand: { all: group(stretch) } }),
    rows: [
      { metric: "beds.occupied", exact: admitted * (stabilise + treat + delay) },
      { metric: "beds.held", exact: admitted * held },
      { metric: "delayed.bedDays", exact: delay / (stabilise + treat + delay) },
      { metric: "stay.mean", exact: stabilise + treat + delay },
      { metric: "listed.admitted", exact: admitted / perDay },
    ],
  };
}

/** Two units that serve one list are one pool of beds. */
function pooled(): TheoryCase {
  const name = "two units, one list";
  const queue = new ErlangC(20, 0.36, 50);
  const file = (stretch: number): ScenarioFile => ({
    ...queueFile({
      name,
      beds: 20,
      warmUp: 6000,
      run: 18_000,
      demand: { all: fromCourt(0.36, exponential(50 * stretch)) },
    }),
    estate: { units: { east: { beds: 8, catchment: "here" }, west: { beds: 12, catchment: "here" } } },
  });
  const why = "waits vary slowly";
  return {
    name,
    replications: REPLICATIONS,
    file,
    rows: [
      { metric: "occupancy.mean", exact: queue.occupancy, atMost: 0.015, why },
      { metric: "bedWait.mean", exact: queue.meanWait, atMost: 0.45, why },
      { metric: "bedWait.any", exact: queue.waits, atMost: 0.08, why },
      { metric: "bedWait.within28", exact: queue.within(28), atMost: 0.08, why },
    ],
  };
}

/** Two catchments with lists of their own are two queues. */
function apart(): TheoryCase {
  const name = "two catchments, two lists";
  const small = new ErlangC(5, 0.36 / 4, 45);
  const large = new ErlangC(15, 0.27, 45);
  const file = (stretch: number): ScenarioFile => ({
    ...queueFile({
      name,
      beds: 20,
      warmUp: 5000,
      run: 18_000,
      demand: { all: fromCourt(0.36, exponential(45 * stretch)) },
    }),
    estate: {
      catchments: { large: { population: 3 }, small: { population: 1 } },
      units: { large: { beds: 15, catchment: "large" }, small: { beds: 5, catchment: "small" } },
    },
  });
  const why = "waits vary slowly";
  const wait = (3 * large.meanWait + small.meanWait) / 4;
  return {
    name,
    replications: REPLICATIONS,
    file,
    rows: [
      { metric: "occupancy.mean", exact: 0.81, atMost: 0.015, why },
      { metric: "bedWait.mean", exact: wait, atMost: 0.15, why },
      { metric: "bedWait.any", exact: (3 * large.waits + small.waits) / 4, atMost: 0.06, why },
    ],
  };
}

export const PATHWAY: readonly TheoryCase[] = [access(), warrant(), pooled(), apart()];
