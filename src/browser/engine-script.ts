import {
  compare,
  durationFacts,
  expectedDemand,
  findBeds,
  HEADLINE_METRICS,
  KeepingRunner,
  leftOutOf,
  METRIC_IDS,
  overloads,
  overloadWarnings,
  poolLoads,
  rebuiltError,
  study,
} from "../experiment/index.js";
import * as foundation from "../foundation/index.js";
import { describeMetric, factInWords, isMetricId, METRICS } from "../observe/index.js";
import {
  bedsAtStart,
  censusCounts,
  checkScenario,
  differencesBetween,
  fingerprint,
  formatIssues,
  pathInWords,
  readScenario,
  rulesInWords,
  suppressBelow,
  withoutPeople,
  writeVariant,
  writtenDistribution,
} from "../scenario/index.js";
import type { Line } from "./worker-messages.js";
import { serve } from "./worker-side.js";

/* Everything that simulates, as one script. On a page it lays out what the page's own script needs of its rooms, so that nothing
 * is there twice; in a worker, started from the same text, it runs replications. A test reads these lists and finds what is
 * missing. */

const experiment = {
  compare,
  durationFacts,
  expectedDemand,
  findBeds,
  HEADLINE_METRICS,
  KeepingRunner,
  leftOutOf,
  METRIC_IDS,
  overloads,
  overloadWarnings,
  poolLoads,
  rebuiltError,
  study,
};

const observe = { describeMetric, factInWords, isMetricId, METRICS };

const scenario = {
  bedsAtStart,
  censusCounts,
  checkScenario,
  differencesBetween,
  fingerprint,
  formatIssues,
  pathInWords,
  readScenario,
  rulesInWords,
  suppressBelow,
  withoutPeople,
  writeVariant,
  writtenDistribution,
};

Object.assign(globalThis, { securebeds: { experiment, foundation, observe, scenario } });

if (typeof document === "undefined") serve(globalThis as unknown as Line);
