import type { Census } from "./census.js";
import type { Cohorts } from "./cohorts.js";
import { PLACE, WIDTH } from "./figures.js";
import type { Outputs } from "./outputs.js";
import type { ObservationPlan } from "./plan.js";
import { type Layout, layoutOf } from "./scopes.js";
import { Sums } from "./sums.js";

/** Puts together the numbers of a replication that stopped at `end` [minutes], scope by scope. */
export function assemble(plan: ObservationPlan, census: Census, cohorts: Cohorts, end: number): Outputs {
  const { joiners, placements, stays } = cohorts;
  const layout = layoutOf(plan, census.window.years.length);
  const figures = new Float64Array(layout.rows * WIDTH);
  const monthly = census.ledger.monthly();
  copyRows(census, layout, figures);
  addMonths(census, layout, figures, monthly);
  addStandings(census, layout, figures);
  const sums = new Sums(figures, layout);
  joiners.addTo(sums, end, plan);
  placements.addTo(sums, end);
  stays.addTo(sums);
  census.causes.addTo(figures, layout);
  addSpending(plan, layout, figures);
  return {
    figures,
    joiners: joiners.columns(plan.catchments.length),
    stays: stays.columns(plan.catchments.length),
    months: {
      occupied: average(monthly, PLACE.occupied),
      open: average(monthly, PLACE.open),
      waiting: average(monthly, PLACE.waiting),
    },
  };
}

function copyRows({ ledger, window, beds }: Census, { first, count }: Layout, figures: Float64Array): void {
  const rows = [
    { scope: "group", from: ledger.groups },
    { scope: "unit", from: ledger.units },
    { scope: "catchment", from: ledger.catchments },
  ] as const;
  for (const { scope, from } of rows) {
    figures.set(from.figures.subarray(0, count[scope] * WIDTH), first[scope] * WIDTH);
    for (let index = 0; index < count[scope]; index++) {
      const row = (first[scope] + index) * WIDTH;
      figures[row + PLACE.minutes] = window.to - window.from;
      figures[row + PLACE.waitingEnd] = from.standing(index, PLACE.waiting);
      figures[row + PLACE.occupancyP95] = scope === "unit" ? beds.occupancyPercentile(index, 0.95) : Number.NaN;
    }
  }
}

/** Years are sums of their months, and the whole window is the sum of all of them. */
function addMonths({ window }: Census, { first }: Layout, figures: Float64Array, monthly: Float64Array): void {
  for (let month = 0; month < window.months; month++) {
    const year = (first.year + window.yearOfMonth[month]) * WIDTH;
    for (let place = 0; place < WIDTH; place++) {
      figures[place] += monthly[month * WIDTH + place];
      figures[year + place] += monthly[month * WIDTH + place];
    }
    figures[PLACE.waitingEnd] = monthly[month * WIDTH + PLACE.waitingEnd];
    figures[year + PLACE.waitingEnd] = monthly[month * WIDTH + PLACE.waitingEnd];
  }
}

/** What was spent follows from how long and how many, in every scope alike. */
function addSpending({ prices }: ObservationPlan, { rows }: Layout, figures: Float64Array): void {
  for (let start = 0; start < rows * WIDTH; start += WIDTH) {
    figures[start + PLACE.spotCost] = figures[start + PLACE.spot] * prices.spotBedDay;
    figures[start + PLACE.prisonCost] = figures[start + PLACE.untreated] * prices.prisonDay;
    figures[start + PLACE.breachCost] = figures[start + PLACE.breachMinutes] * prices.breachDay;
    figures[start + PLACE.capital] = figures[start + PLACE.opened] * prices.newBed;
  }
}

function addStandings({ beds }: Census, { first }: Layout, figures: Float64Array): void {
  const { all, years } = beds.yearlyOccupancy().percentiles(0.95);
  figures[PLACE.occupancyP95] = all;
  for (const [year, occupancy] of years.entries()) {
    figures[(first.year + year) * WIDTH + PLACE.occupancyP95] = occupancy;
  }
}

function average(monthly: Float64Array, place: number): Float64Array {
  return Float64Array.from(
    { length: monthly.length / WIDTH },
    (_, month) => monthly[month * WIDTH + place] / monthly[month * WIDTH + PLACE.minutes],
  );
}
