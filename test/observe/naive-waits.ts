import { type About, isIn, isOf, isOfUnit, share, sum, type Table, yearsOf } from "./naive-about.js";
import { clockOf, DAY, type Episode, leftOutAfterAssessment, type NaivePlan, NEVER } from "./naive-lives.js";

/** Waits of the people who join the list in the window, and of those found in it to need another level of care. */
export class NaiveWaits {
  readonly #plan: NaivePlan;
  readonly #episodes: readonly Episode[];
  /** When the replication ends: waits still open have lasted until then. */
  readonly #end: number;

  constructor(plan: NaivePlan, episodes: readonly Episode[], end: number) {
    this.#plan = plan;
    this.#episodes = episodes;
    this.#end = end;
  }

  stillWaiting(about: About): number {
    return this.#offered(about).filter((e) => servedAt(e) === NEVER).length;
  }

  /** Joined and neither in a bed nor gone; and those found to need another level who have neither. */
  stillOpen(about: About): number {
    const joined = this.#joined(about).filter((e) => e.admitted === NEVER && e.left === NEVER);
    return joined.length + this.#elsewhere(about).filter(({ placed }) => placed === NEVER).length;
  }

  /** Mean wait for a bed of one class. [days] */
  meanWait(about: About, prison: boolean): number {
    const offered = this.#offered(about).filter((e) => e.prison === prison);
    return sum(offered, this.#wait) / DAY / offered.length;
  }

  metrics(about: About): Table {
    return { ...this.#bedWait(about), ...this.#listed(about), ...this.#transfer(about), ...this.#breaches(about) };
  }

  #bedWait(about: About): Table {
    const offered = this.#offered(about);
    const days = offered.map((e) => (servedAt(e) - e.listed) / DAY);
    return {
      "bedWait.mean": () => sum(offered, this.#wait) / DAY / offered.length,
      "bedWait.median": () => quantile(days, 0.5),
      "bedWait.p90": () => quantile(days, 0.9),
      "bedWait.within28": () => share(days, (wait) => wait <= 28),
      "bedWait.any": () => share(days, (wait) => wait > 0),
      stillWaiting: () => this.stillWaiting(about),
      "equity.wait": () => this.meanWait(about, true) - this.meanWait(about, false),
    };
  }

  #listed(about: About): Table {
    const joined = this.#joined(about);
    const onClock = joined.filter(this.#isMeasured);
    return {
      "listed.admitted": () => share(joined, ({ admitted }) => admitted < NEVER),
      "listed.admittedWithin28": () => share(onClock, (e) => this.#days(e) <= 28),
    };
  }

  #transfer(about: About): Table {
    const moved = this.#transfers(about);
    const days = moved.map(this.#days);
    const elsewhere = this.#elsewhere(about);
    const everywhere = [...days, ...elsewhere.map(this.#days)];
    const within = (limit: number) => () => share(days, (each) => each <= limit);
    const mean = (of: readonly Episode[]) => sum(of, this.#soFar) / DAY / of.length;
    return {
      "transferTime.mean": () => mean(moved),
      "transferTime.median": () => quantile(days, 0.5),
      "transferTime.p90": () => quantile(days, 0.9),
      "transferTime.p95": () => quantile(days, 0.95),
      "transferTime.within14": within(14),
      "transferTime.within28": within(28),
      "transferTime.within56": within(56),
      "transferTime.within90": within(90),
      "transferTime.withinStandard": within(this.#plan.standard),
      "transferTime.allLevels.mean": () => mean([...moved, ...elsewhere]),
      "transferTime.allLevels.within28": () => share(everywhere, (each) => each <= 28),
    };
  }

  #breaches(about: About): Table {
    const moved = this.#transfers(about);
    const { standard, stages, prices } = this.#plan;
    const beyond = sum(moved, (e) => Math.max(0, this.#soFar(e) - standard * DAY)) / DAY / yearsOf(about);
    const second = (e: Episode) => e.admitted - e.assessed - leftOutAfterAssessment(this.#plan, e);
    return {
      breaches: () => moved.filter((e) => this.#days(e) > standard).length / yearsOf(about),
      breachDays: () => beyond,
      "cost.breach": () => beyond * prices.breachDay,
      "stages.assessment.within": () => share(moved, (e) => e.assessed - e.referred <= stages.assessment * DAY),
      "stages.transfer.within": () => share(moved, (e) => second(e) <= stages.transfer * DAY),
    };
  }

  #joined(about: About): Episode[] {
    return this.#episodes.filter(
      (e) => isIn(e.listed, about.stretch) && isOf(e, about) && isOfUnit(e.inUnits[0]?.unit ?? e.offeredUnit, about),
    );
  }

  /** Those who are offered a bed, and those who still wait for one. */
  #offered(about: About): Episode[] {
    return this.#joined(about).filter((e) => servedAt(e) < NEVER || e.left === NEVER);
  }

  /** People from prison who are admitted, or still wait, and whom the clock is for. */
  #transfers(about: About): Episode[] {
    return this.#joined(about).filter((e) => e.prison && e.left === NEVER && this.#isMeasured(e));
  }

  /** The same for another level of care. */
  #elsewhere(about: About): Episode[] {
    const found = this.#episodes.filter((e) => e.level > 0 && isIn(e.reported, about.stretch) && isOf(e, about));
    return found.filter((e) => e.prison && e.left === NEVER && this.#isMeasured(e) && about.scope !== "unit");
  }

  #isMeasured = (e: Episode) => !e.exempt && !Number.isNaN(clockOf(this.#plan, e));

  /** Joining → offer. [minutes] */
  #wait = (e: Episode) => Math.min(servedAt(e), this.#end) - e.listed;

  /** Clock start → admission, here or elsewhere; Infinity for those who still wait. [days] */
  #days = (e: Episode) => (Math.min(e.admitted, e.placed) - clockOf(this.#plan, e)) / DAY;

  /** The same, or the time so far. [minutes] */
  #soFar = (e: Episode) => Math.min(e.admitted, e.placed, this.#end) - clockOf(this.#plan, e);
}

function servedAt({ offered, admitted }: Episode): number {
  return Math.min(offered, admitted);
}

/** By straight lines between the values in order; waits still open stand beyond all others. */
function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * p;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
