import { DEPARTURE_REASONS, LEAVING_REASONS, LEVELS } from "../../src/domain/index.js";
import type { Figure, ObservationPlan, Scope } from "../../src/observe/index.js";
import type { Told } from "./told.js";

/** One time round the path of one person, as facts tell it. Times in minutes, Infinity for "not yet". */
interface Episode {
  readonly group: number;
  catchment: number;
  prison: boolean;
  clock: number;
  referred: number;
  assessed: number;
  reported: number;
  level: number;
  listed: number;
  offered: number;
  offeredUnit: number;
  lapsed: number;
  admitted: number;
  unit: number;
  before: boolean;
  departed: number;
  destination: number;
  reason: number;
  declined: number;
  placed: number;
  left: number;
  why: number;
  plan: number;
  basis: number;
  conversions: number[];
  ready: { from: number; to: number }[];
}

const NEVER = Number.POSITIVE_INFINITY;
const DAY = 1440;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A plan with the moment at which its clock starts, by name. */
export type NaivePlan = ObservationPlan & {
  readonly clockStart: "identified" | "referred" | "assessed" | "reported" | "listed";
};

/** The same numbers as the observer's, worked out slowly from the list of facts, with nothing kept up as it goes:
 *  every integral is a sum of overlaps, every level is counted afresh between any two moments at which it may change. */
export class Naive {
  readonly #plan: NaivePlan;
  readonly #episodes: Episode[] = [];
  readonly #beds: { time: number; unit: number; beds: number }[] = [];
  readonly #end: number;
  readonly window: Stretch;

  constructor(plan: NaivePlan, facts: readonly Told[], end: number) {
    this.#plan = plan;
    this.#end = end;
    const from = Math.round(plan.warmUp * DAY);
    this.window = { from, to: from + Math.round(plan.run * DAY) };
    this.#read(facts);
  }

  get years(): number[] {
    const years: number[] = [];
    for (let year = 2026; year < 2040; year++) {
      const { from, to } = this.#year(year);
      if (to > from) years.push(year);
    }
    return years;
  }

  /** @param index position of the group, unit or catchment; for years, the calendar year itself */
  figure(figure: Figure, scope: Scope, index: number): number {
    const { prices } = this.#plan;
    const priced = (of: Figure, price: number) => this.figure(of, scope, index) * price;
    if (figure === "spotCost") return priced("spot", prices.spotBedDay);
    if (figure === "prisonCost") return priced("untreated", prices.prisonDay);
    if (figure === "breachCost") return priced("breachMinutes", prices.breachDay);
    if (figure === "capital") return priced("opened", prices.newBed);
    const stretch = scope === "year" ? this.#year(index) : this.window;
    const people = this.#episodes.filter((episode) => this.#belongs(episode, scope, index, figure));
    const integral = this.#integral(figure, people, stretch);
    if (integral !== undefined) return integral;
    const count = this.#count(figure, people, stretch);
    if (count !== undefined) return count;
    const sum = this.#sum(figure, people, stretch);
    if (sum !== undefined) return sum;
    return this.#ofBeds(figure, scope, index, stretch);
  }

  #year(year: number): Stretch {
    const zero = Date.parse(this.#plan.start);
    const first = (Date.UTC(year, 0, 1) - zero) / 60_000;
    const next = (Date.UTC(year + 1, 0, 1) - zero) / 60_000;
    return { from: Math.max(first, this.window.from), to: Math.min(next, this.window.to) };
  }

  #belongs(episode: Episode, scope: Scope, index: number, figure: Figure): boolean {
    if (scope === "group") return episode.group === index;
    if (scope === "catchment") return episode.catchment === index;
    if (scope !== "unit") return true;
    if (/^(waiting|untreated|referred|listed|declined|left|elsewhere)/.test(figure)) return false; // no unit yet
    const ofOffer = ["held", "offers", "waitMinutes", "stillWaiting", "joined"].includes(figure);
    if (ofOffer || !Number.isFinite(episode.admitted)) return episode.offeredUnit === index;
    return episode.unit === index;
  }

  #integral(figure: Figure, people: Episode[], stretch: Stretch): number | undefined {
    const time = (from: number, to: number) => Math.max(0, Math.min(to, stretch.to) - Math.max(from, stretch.from));
    const total = (of: (episode: Episode) => number) => people.reduce((sum, episode) => sum + of(episode), 0);
    const treated = (e: Episode) => Math.min(e.admitted, e.placed, e.declined, e.left);
    switch (figure) {
      case "waiting":
        return total((e) => time(e.listed, Math.min(e.offered, e.admitted, e.left)));
      case "held":
        return total((e) => time(e.offered, Math.min(e.lapsed, e.admitted, e.left)));
      case "occupied":
        return total((e) => time(e.admitted, e.departed));
      case "over2y":
        return total((e) => time(e.admitted + 730.5 * DAY, e.departed));
      case "over5y":
        return total((e) => time(e.admitted + 1826.25 * DAY, e.departed));
      case "delayed":
        return total((e) => e.ready.reduce((sum, { from, to }) => sum + time(from, Math.min(to, e.departed)), 0));
      case "outOfArea":
        return total((e) => (this.#plan.units[e.unit]?.catchment === e.catchment ? 0 : time(e.admitted, e.departed)));
      case "untreated":
        return total((e) => (e.prison ? time(e.clock, treated(e)) : 0));
      case "minutes":
        return stretch.to - stretch.from;
      case "waitingEnd":
        return people.filter((e) => e.listed < stretch.to && Math.min(e.offered, e.left) >= stretch.to).length;
      default:
        return undefined;
    }
  }

  #count(figure: Figure, people: Episode[], { from, to }: Stretch): number | undefined {
    const inside = (time: number) => time >= from && time < to;
    const count = (of: (episode: Episode) => boolean) => people.filter(of).length;
    const rehabilitated = (e: Episode) => inside(e.departed) && e.plan === 1 && e.reason === 0;
    const [head, tail] = figure.split(".");
    if (head === "returned") {
      return count((e) => inside(e.departed) && e.destination === 0 && (!tail || DEPARTURE_REASONS[e.reason] === tail));
    }
    if (head === "left") {
      return count((e) => inside(e.left) && Number.isFinite(e.listed) && LEAVING_REASONS[e.why] === tail);
    }
    if (head === "elsewhere") return count((e) => inside(e.placed) && LEVELS[e.level] === tail);
    switch (figure) {
      case "referred":
        return count((e) => inside(e.referred));
      case "listed":
        return count((e) => inside(e.listed));
      case "declined":
        return count((e) => inside(e.declined));
      case "admitted":
        return count((e) => inside(e.admitted));
      case "admittedPrison":
        return count((e) => e.prison && inside(e.admitted));
      case "readmittedPrison":
        return count((e) => e.prison && inside(e.admitted) && e.before);
      case "returnedPrison":
        return count((e) => e.prison && inside(e.departed) && e.destination === 0);
      case "readmitted":
        return count((e) => inside(e.admitted) && e.before);
      case "transferred":
        return count((e) => e.prison && (inside(e.admitted) || inside(e.placed)));
      case "departed":
        return count((e) => inside(e.departed));
      case "departedPrison":
        return count((e) => inside(e.departed) && e.prison);
      case "departedOther":
        return count((e) => inside(e.departed) && !e.prison);
      case "rehabilitatedPrison":
        return count((e) => rehabilitated(e) && e.prison);
      case "rehabilitatedOther":
        return count((e) => rehabilitated(e) && !e.prison);
      case "leftInAssessment":
        return count((e) => inside(e.left) && !Number.isFinite(e.listed));
      case "notional37":
        return people.flatMap((e) => e.conversions).filter(inside).length;
      default:
        return undefined;
    }
  }

  #sum(figure: Figure, people: Episode[], { from, to }: Stretch): number | undefined {
    const joined = people.filter((e) => e.listed >= from && e.listed < to);
    const gone = (e: Episode) => Number.isFinite(e.left);
    const offered = joined.filter((e) => Number.isFinite(e.offered) || !gone(e));
    const wait = (e: Episode) => Math.min(e.offered, this.#end) - e.listed;
    const moved = joined.filter((e) => e.prison && !gone(e));
    const total = (e: Episode) => e.admitted - e.clock;
    const staged = moved.filter((e) => Number.isFinite(e.admitted));
    const within = (days: number) => moved.filter((e) => total(e) <= days * DAY).length;
    const other = people.filter((e) => e.prison && e.level > 0 && e.reported >= from && e.reported < to && !gone(e));
    const sum = (of: Episode[], what: (episode: Episode) => number) => of.reduce((so, e) => so + what(e), 0);
    const done = people.filter((e) => e.departed >= from && e.departed < to);
    const sums: Partial<Record<Figure, () => number>> = {
      joined: () => joined.length,
      joinedOnClock: () => joined.length,
      breachMinutes: () =>
        sum(moved, (e) => Math.max(0, Math.min(e.admitted, this.#end) - e.clock - this.#plan.standard * DAY)),
      stageAssessments: () => staged.length,
      stageAssessmentsWithin: () =>
        staged.filter((e) => e.assessed - e.referred <= this.#plan.stages.assessment * DAY).length,
      stageTransfers: () => staged.length,
      stageTransfersWithin: () =>
        staged.filter((e) => e.admitted - e.assessed <= this.#plan.stages.transfer * DAY).length,
      staysPrison: () => done.filter((e) => e.prison).length,
      stayMinutesPrison: () => sum(done, (e) => (e.prison ? e.departed - e.admitted : 0)),
      joinedAdmitted: () => joined.filter((e) => Number.isFinite(e.admitted)).length,
      joinedAdmittedWithin28: () => joined.filter((e) => total(e) <= 28 * DAY).length,
      offers: () => offered.length,
      offersAfterWait: () => offered.filter((e) => e.offered > e.listed).length,
      waitMinutes: () => sum(offered, wait),
      waitWithin28: () => offered.filter((e) => e.offered - e.listed <= 28 * DAY).length,
      offersPrison: () => offered.filter((e) => e.prison).length,
      waitMinutesPrison: () => sum(offered, (e) => (e.prison ? wait(e) : 0)),
      transfers: () => moved.length,
      transferMinutes: () => sum(moved, (e) => Math.min(e.admitted, this.#end) - e.clock),
      transferWithin14: () => within(14),
      transferWithin28: () => within(28),
      transferWithin56: () => within(56),
      transferWithin90: () => within(90),
      transferWithinStandard: () => within(this.#plan.standard),
      elsewhereMeasured: () => other.length,
      elsewhereMinutes: () => sum(other, (e) => Math.min(e.placed, this.#end) - e.clock),
      elsewhereWithin28: () => other.filter((e) => e.placed - e.clock <= 28 * DAY).length,
      stays: () => done.length,
      stayMinutes: () => sum(done, (e) => e.departed - e.admitted),
      stillWaiting: () => joined.filter((e) => !gone(e) && e.offered === NEVER).length,
      stillOpen: () =>
        joined.filter((e) => !gone(e) && e.admitted === NEVER).length + other.filter((e) => e.placed === NEVER).length,
    };
    return sums[figure]?.();
  }

  /** Beds, counted afresh in every interval in which nothing changes. */
  #ofBeds(figure: Figure, scope: Scope, index: number, stretch: Stretch): number {
    if (scope === "group" || scope === "catchment") return figure === "occupancyP95" ? Number.NaN : 0;
    const units = this.#plan.units.map((_, unit) => unit).filter((unit) => scope !== "unit" || unit === index);
    if (figure === "opened") return this.#opened(units, stretch);
    const moments = this.#moments(stretch);
    let total = 0;
    const occupancy: { step: number; minutes: number }[] = [];
    for (let i = 0; i + 1 < moments.length; i++) {
      const minutes = moments[i + 1] - moments[i];
      const states = units.map((unit) => this.#unitAt(unit, moments[i]));
      const open = states.reduce((sum, state) => sum + state.open, 0);
      const occupied = states.reduce((sum, state) => sum + state.occupied, 0);
      if (figure === "open") total += open * minutes;
      if (figure === "commissioned") total += states.reduce((sum, state) => sum + state.commissioned, 0) * minutes;
      if (figure === "cost") total += states.reduce((sum, state) => sum + state.open * state.cost, 0) * minutes;
      if (figure === "equipped" && open > 0) total += minutes;
      if (figure === "full" && open > 0 && states.every((state) => state.free === 0)) total += minutes;
      if (open > 0) occupancy.push({ step: Math.round((occupied / open) * 1000) / 1000, minutes });
    }
    return figure === "occupancyP95" ? percentile95(occupancy) : total;
  }

  /** Beds that open within the stretch; those of day zero are there. */
  #opened(units: readonly number[], { from, to }: Stretch): number {
    let opened = 0;
    for (const unit of units) {
      let before = this.#plan.units[unit].beds;
      for (const change of this.#beds.filter((one) => one.unit === unit)) {
        if (change.time > 0 && change.time >= from && change.time < to) opened += Math.max(0, change.beds - before);
        before = change.beds;
      }
    }
    return opened;
  }

  #moments({ from, to }: Stretch): number[] {
    const all = this.#episodes.flatMap((e) => [e.offered, e.lapsed, e.left, e.admitted, e.departed]);
    const moments = [from, to, ...all, ...this.#beds.map(({ time }) => time)].filter((t) => t >= from && t <= to);
    return [...new Set(moments)].sort((one, other) => one - other);
  }

  #unitAt(unit: number, time: number) {
    const at = (from: number, to: number) => from <= time && time < to;
    const { beds, bedDayCost } = this.#plan.units[unit];
    const changes = this.#beds.filter((change) => change.unit === unit && change.time <= time);
    const commissioned = changes.length > 0 ? changes[changes.length - 1].beds : beds;
    const occupied = this.#episodes.filter((e) => e.unit === unit && at(e.admitted, e.departed)).length;
    const held = this.#episodes.filter(
      (e) => e.offeredUnit === unit && at(e.offered, Math.min(e.lapsed, e.left, e.admitted)),
    ).length;
    const open = Math.max(commissioned, occupied + held);
    return { commissioned, occupied, open, free: Math.max(0, commissioned - occupied - held), cost: bedDayCost };
  }

  #read(facts: readonly Told[]): void {
    const present = new Map<number, Episode[]>();
    for (const { fact, numbers } of facts) {
      if (fact === "bedsCommissioned") {
        this.#beds.push({ time: numbers[0], unit: numbers[1], beds: numbers[2] });
      } else if (fact === "gone") present.delete(numbers[1]);
      else if (fact === "identified") {
        const past = present.get(numbers[1]) ?? [];
        const episode = this.#begin(past, numbers);
        present.set(numbers[1], [...past, episode]);
        this.#episodes.push(episode);
        this.#startClock(episode, fact, numbers[0]);
      } else {
        const episodes = present.get(numbers[1]) as Episode[];
        this.#hear(episodes[episodes.length - 1], fact, numbers);
      }
    }
  }

  #begin(past: readonly Episode[], [, , group, , entry, basis]: readonly number[]): Episode {
    let prison = this.#plan.groups[group].from === "prison";
    for (const episode of past) {
      if (Number.isFinite(episode.departed)) prison = episode.destination === 0;
      else if (Number.isFinite(episode.placed)) prison = false;
      else prison = episode.prison;
    }
    if (entry > 0 && this.#plan.law[basis].clock === "release") prison = true;
    return {
      group,
      catchment: -1,
      prison,
      before: past.some((episode) => Number.isFinite(episode.admitted)),
      basis,
      clock: NEVER,
      referred: NEVER,
      reported: NEVER,
      level: 0,
      listed: NEVER,
      offered: NEVER,
      offeredUnit: -1,
      lapsed: NEVER,
      admitted: NEVER,
      unit: -1,
      departed: NEVER,
      assessed: NEVER,
      destination: -1,
      reason: -1,
      declined: NEVER,
      placed: NEVER,
      left: NEVER,
      why: -1,
      plan: -1,
      conversions: [],
      ready: [],
    };
  }

  #startClock(episode: Episode, fact: string, time: number): void {
    if (fact === this.#plan.clockStart) episode.clock = time;
    const late = fact === "listed" || (fact === "reported" && episode.level > 0);
    if (late && episode.clock === NEVER) episode.clock = time;
  }

  #hear(episode: Episode, fact: Told["fact"], [time, , first, second, third]: readonly number[]): void {
    if (fact === "belongs") episode.catchment = first;
    if (fact === "referred") episode.referred = time;
    if (fact === "assessed") episode.assessed = time;
    if (fact === "reported") Object.assign(episode, { reported: time, level: first });
    if (fact === "listed") episode.listed = time;
    if (fact === "offered") Object.assign(episode, { offered: time, offeredUnit: first });
    if (fact === "offerLapsed") episode.lapsed = time;
    if (fact === "left") Object.assign(episode, { left: time, why: first });
    if (fact === "declined") episode.declined = time;
    if (fact === "placedElsewhere") episode.placed = time;
    if (fact === "admitted") Object.assign(episode, { admitted: time, unit: first });
    if (fact === "planned") episode.plan = first;
    if (fact === "basisChanged") {
      const converts = this.#plan.law[episode.basis].onRelease === this.#plan.law[first].name;
      if (converts && Number.isFinite(episode.admitted)) episode.conversions.push(time);
      episode.basis = first;
    }
    if (fact === "readyToLeave") episode.ready.push({ from: time, to: NEVER });
    if (fact === "stayResumed") episode.ready[episode.ready.length - 1].to = time;
    if (fact === "departed") Object.assign(episode, { departed: time, destination: second, reason: third });
    this.#startClock(episode, fact, time);
  }
}

function percentile95(times: { step: number; minutes: number }[]): number {
  const total = times.reduce((sum, { minutes }) => sum + minutes, 0);
  if (total === 0) return Number.NaN;
  const steps = [...new Set(times.map(({ step }) => step))].sort((one, other) => one - other);
  return steps.find(
    (step) => times.filter((one) => one.step <= step).reduce((sum, { minutes }) => sum + minutes, 0) >= 0.95 * total,
  ) as number;
}
