import type { ScenarioFile } from "../../../src/scenario/index.js";
import { COUNTS } from "../chain-study.js";
import { cutExponential } from "../exact/cut-stays.js";
import { DAYS_PER_YEAR, exponential, type TheoryCase } from "../theory-case.js";
import { flow, type LossWith, lossWith } from "./loss-with.js";

type Group = ScenarioFile["demand"][string];

const SENTENCED: Partial<Group> = { from: "prison", legalBasis: "s47/49", exits: { destinations: { lowSecure: 1 } } };

/** Funding ends on a day. */
function longestFunded(): LossWith {
  const stay = cutExponential(40, [60], 1);
  return {
    name: "funded for 60 days",
    beds: 12,
    perDay: 0.35,
    taken: stay.mean,
    group: (stretch) => ({ ...SENTENCED, stays: { rehabilitate: exponential(40 * stretch) } }),
    more: { rules: { fundedStay: { longest: 60 } } },
    rows: (admitted) => [
      flow("returns.reason.fundedStayEnded", admitted * stay.cut),
      flow("returns", admitted * stay.cut),
    ],
  };
}

/** At each review some are returned; the last way out is the longest funded stay. */
function reviews(): LossWith {
  const before = cutExponential(70, [28, 56, 84], 0.25);
  // At 84 a quarter goes; at 120 everybody.
  const left = 0.75 ** 3 * Math.exp(-120 / 70);
  return {
    name: "funding reviewed, and ended at last",
    beds: 14,
    perDay: 0.35,
    taken: before.mean - left * 70,
    group: (stretch) => ({ ...SENTENCED, stays: { rehabilitate: exponential(70 * stretch) } }),
    more: { rules: { fundedStay: { reviews: [28, 56, 84], returned: 0.25, longest: 120 } } },
    rows: (admitted) => [flow("returns.reason.fundedStayEnded", admitted * (before.cut + left))],
  };
}

/** Tribunals at half a year, a year, and then every year. */
function tribunals(): LossWith {
  const [half, year] = [DAYS_PER_YEAR / 2, DAYS_PER_YEAR];
  const stay = cutExponential(500, [half, year], 0.3, year);
  return {
    name: "discharged by tribunals",
    beds: 20,
    perDay: 0.08,
    taken: stay.mean,
    group: (stretch) => ({
      from: "court",
      legalBasis: "s37",
      stays: { rehabilitate: exponential(500 * stretch), dischargedByTribunal: 0.3 },
    }),
  };
}

/** Consent comes before the way out opens, and both are delay. */
function consent(): LossWith {
  const taken = 30 + 5 + 8;
  return {
    name: "consent and then a delay",
    beds: 14,
    perDay: 0.35,
    taken,
    group: (stretch) => ({
      ...SENTENCED,
      stays: { rehabilitate: { lognormal: { mean: 30 * stretch, sigma: 0.9 } } },
      exits: {
        destinations: { lowSecure: 1 },
        consent: exponential(5 * stretch),
        lowSecure: { gamma: { mean: 8 * stretch, sd: 4 } },
      },
    }),
    rows: () => [{ metric: "delayed.bedDays", exact: 13 / taken, atMost: 0.015, why: COUNTS }],
  };
}

/** The law lets a remand for a report last twelve weeks; the court frees everybody. */
function twelveWeeks(): LossWith {
  const either = 1 / (1 / 60 + 1 / 120);
  const stay = cutExponential(either, [84], 1);
  return {
    name: "remanded for a report, twelve weeks at the most",
    beds: 12,
    perDay: 0.3,
    taken: stay.mean,
    group: (stretch) => ({
      from: "court",
      legalBasis: "s35",
      toCourt: exponential(120),
      disposals: { released: 1 },
      stays: { rehabilitate: exponential(60 * stretch) },
    }),
  };
}

/** An interim order is renewed or ended every four weeks; after a year it cannot be renewed. */
function interim(): LossWith {
  const ends = Array.from({ length: 13 }, (_, renewal) => 28 * (renewal + 1));
  const stay = cutExponential(90, ends, 0.25);
  const left = 0.75 ** 13 * Math.exp(-DAYS_PER_YEAR / 90) * 90;
  return {
    name: "interim order, renewed every four weeks",
    beds: 18,
    perDay: 0.3,
    taken: stay.mean - left,
    group: (stretch) => ({
      from: "court",
      legalBasis: "s38",
      toCourt: 28,
      toNextCourt: 28,
      disposals: { interimOrder: 0.75, released: 0.25 },
      stays: { rehabilitate: exponential(90 * stretch) },
    }),
  };
}

/** Nothing holds a civil prisoner in hospital after the release date. */
function detentionEnds(): LossWith {
  const stay = cutExponential(45, [50], 1);
  return {
    name: "detention ends on the release date",
    beds: 12,
    perDay: 0.35,
    taken: stay.mean,
    group: (stretch) => ({
      ...SENTENCED,
      legalBasis: "s48/53",
      toRelease: 50,
      stays: { rehabilitate: exponential(45 * stretch) },
    }),
  };
}

/** A basis of another jurisdiction: six days of consent, within a limit of 48. */
function ownBasis(): LossWith {
  const stay = cutExponential(50, [42], 1);
  return {
    name: "a treatment order of another law",
    beds: 10,
    perDay: 0.3,
    taken: stay.mean + 6,
    group: (stretch) => ({
      from: "prison",
      legalBasis: "treatment-order",
      stays: { treatAndReturn: exponential(50 * stretch), rehabilitate: 1 },
      disposals: { released: 1 },
      exits: { consent: 6 },
    }),
    more: {
      law: {
        "treatment-order": {
          title: "treatment order",
          clock: "court",
          departures: ["prison", "community", "died"],
          consent: ["prison"],
          longest: 48,
        },
      },
      rules: { pathway: "treatAndReturn" },
    },
    rows: (admitted) => [flow("returns", admitted * (1 - stay.cut))],
  };
}

/** The warrant lasts three weeks of a journey; each time it runs out a new one takes a week. */
function warrants(): LossWith {
  const [journey, valid, again] = [15, 21, 7];
  const expiries = 1 / (Math.exp(valid / journey) - 1);
  const held = 4 + journey + again * expiries;
  return {
    name: "warrants that run out",
    beds: 14,
    perDay: 0.25,
    taken: held + 30,
    held,
    group: (stretch) => ({
      ...SENTENCED,
      access: {
        warrant: exponential(4 * stretch),
        transport: exponential(journey),
        warrantValid: valid,
        reissue: { gamma: { mean: again, sd: 3 } },
      },
      stays: { rehabilitate: { lognormal: { mean: 30 * stretch, sigma: 0.7 } } },
    }),
  };
}

/** The pathway looks at the basis and at the time to release. */
function pathways(): LossWith {
  const returned = 0.5 * 0.9 + 0.5 * 0.4;
  const uniform = (mean: number) => ({ uniform: { from: 0, to: 2 * mean } });
  return {
    name: "long sentences are returned, short ones less",
    beds: 12,
    perDay: 0.35,
    taken: returned * 15 + (1 - returned) * 45,
    group: (stretch) => ({
      ...SENTENCED,
      toRelease: 400,
      indeterminate: 0.5,
      stays: { treatAndReturn: uniform(15 * stretch), rehabilitate: uniform(45 * stretch) },
    }),
    more: {
      rules: { pathway: { discretionary: { returned: 0.4, longSentence: { atLeast: "2 years", returned: 0.9 } } } },
    },
    rows: (admitted) => [
      flow("returns", admitted * returned),
      { metric: "rehabilitated", exact: 1 - returned, atMost: 0.03, why: COUNTS },
    ],
  };
}

/** There is always pressure: every four weeks some are returned whatever their plan. */
function pressureReviews(): LossWith {
  const ends = [28];
  const stay = cutExponential(60, ends, 0.3, 28);
  return {
    name: "reviews under constant pressure",
    beds: 14,
    perDay: 0.35,
    taken: stay.mean,
    group: (stretch) => ({ ...SENTENCED, stays: { rehabilitate: exponential(60 * stretch) } }),
    more: { rules: { pressure: { of: "unit", reviews: { occupancy: 0, every: 28, returned: 0.3 } } } },
    rows: (admitted) => [flow("returns.reason.pressure", admitted * stay.cut)],
  };
}

/** There is always pressure: treatment takes half the time, stabilisation as long as ever. */
function alwaysFast(): LossWith {
  return {
    name: "treatment twice as fast under constant pressure",
    beds: 12,
    perDay: 0.35,
    taken: 10 + 20,
    group: (stretch) => ({
      ...SENTENCED,
      stays: { stabilise: exponential(10 * stretch), treatAndReturn: 40 * stretch, rehabilitate: 40 },
    }),
    more: { rules: { pathway: "treatAndReturn", pressure: { of: "estate", speeds: [{ occupancy: 0, times: 2 }] } } },
    rows: (admitted) => [flow("returns.reason.pressure", admitted)],
  };
}

export const STAYS: readonly TheoryCase[] = [
  longestFunded(),
  reviews(),
  tribunals(),
  consent(),
  twelveWeeks(),
  interim(),
  detentionEnds(),
  ownBasis(),
  warrants(),
  pathways(),
  pressureReviews(),
  alwaysFast(),
].map(lossWith);
