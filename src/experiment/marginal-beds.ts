import { type MetricEstimate, type Part, pairedDifference } from "../observe/index.js";
import { bedsAtStart } from "../scenario/index.js";
import { allocate } from "./allocation.js";
import { type BedsQuestion, bedsIn, everyPlace, unitsOf } from "./bed-question.js";
import type { BedTrials } from "./bed-trials.js";
import type { BedsPlace, MarginalBeds } from "./beds-result.js";

/** Replications of each place at most: differences under the same luck are several times as precise as figures. */
const REPLICATIONS = 6;

/** With more places than this nothing is said of each: that would take longer than the search. */
const MOST_PLACES = 30;

/** What a bed more in each place would change today: one bed, or one in a hundred of those in the place, against today's beds
 *  under the same luck, divided by the beds added.
 *  @param level of the intervals */
export async function marginalBeds(
  of: BedsQuestion,
  trials: BedTrials,
  level: number,
): Promise<readonly MarginalBeds[]> {
  const places = of.options.noMarginal ? [] : placesOf(of);
  if (places.length > MOST_PLACES || trials.firstStage < 2) return [];
  const replications = Math.min(REPLICATIONS, trials.firstStage);
  const today = bedsAtStart(of.scenario);
  const base = { plan: trials.plan, outputs: (await trials.atLeast(today, 1)).slice(0, replications) };
  const found: MarginalBeds[] = [];
  for (const place of places) {
    const units = unitsOf(of.scenario, place);
    const added = Math.max(1, Math.round(bedsIn(today, units) / 100));
    const outputs = await trials.some(withMore(today, units, added), replications);
    const more = { plan: trials.plan, outputs };
    const difference = (metric: string, part?: Part) => each(pairedDifference(base, more, metric, level, part), added);
    found.push({
      place,
      added,
      replications,
      values: of.targets.map(({ metric, of: part }) => difference(metric, part)),
      bedWait: difference("bedWait.mean"),
      cost: difference("cost.total"),
    });
  }
  return found;
}

/** The places that were asked about; of a whole estate its catchments, or its units where there is one catchment. */
function placesOf({ scenario, where, isAllocation, places }: BedsQuestion): readonly BedsPlace[] {
  if (isAllocation) return places;
  if (where !== "all") return where;
  const catchments = everyPlace(scenario, "catchment").filter(({ name }) => {
    const position = scenario.estate.catchments.findIndex((each) => each.name === name);
    return scenario.estate.units.some(({ catchment }) => catchment === position);
  });
  return catchments.length > 1 ? catchments : everyPlace(scenario, "unit");
}

function withMore(today: readonly number[], units: readonly number[], added: number): readonly number[] {
  const shared = allocate(
    units.map((unit) => today[unit]),
    bedsIn(today, units) + added,
  );
  return today.map((beds, unit) => (units.includes(unit) ? shared[units.indexOf(unit)] : beds));
}

function each(difference: MetricEstimate, added: number): MetricEstimate {
  const divided = (value: number | undefined) => (value === undefined ? undefined : value / added);
  const { estimate, low, high } = difference;
  return { ...difference, estimate: divided(estimate), low: divided(low), high: divided(high) };
}
