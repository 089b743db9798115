import { type FactListener, PLANS, SILENCE } from "../../domain/index.js";
import type { PersonInBed } from "../../scenario/index.js";
import { STAGE } from "../people.js";
import { LUCK } from "../purposes.js";
import type { World } from "../world.js";
import type { CensusCrowd } from "./census-crowd.js";
import {
  aimAtRelease,
  fitsLaw,
  fixCourt,
  holdBack,
  isAimed,
  type KnownLaw,
  minuteAfter,
  minuteBefore,
  outlast,
  set,
} from "./census-known.js";
import { goOn } from "./fill-beds.js";
import { inProportion } from "./fill-lists.js";
import { retellCertainStay, retellStay } from "./retell.js";

/** What a row says, with its dates as minutes. */
interface Row extends KnownLaw {
  readonly unit: number;
  readonly group: number;
  readonly list: number;
  readonly admittedAt: number | undefined;
  /** Position in the list of plans. */
  readonly plan: number | undefined;
  readonly cameUnder: number | undefined;
}

/** How hard to try. What is known is first left to chance, which is exact; what chance brings too seldom is then told to it. */
interface Effort {
  readonly tries: number;
  /** The plan is given, not hoped for. */
  readonly tellsPlan: boolean;
  /** What is still under way is drawn given that it has lasted so long. */
  readonly outlasts: boolean;
}

const CHANCE: Effort = { tries: 1000, tellsPlan: false, outlasts: false };
const TOLD: Effort = { tries: 300, tellsPlan: true, outlasts: false };
const OUTLASTING: Effort = { tries: 300, tellsPlan: true, outlasts: true };
/** After so many people who are there with another plan, the rule does not make this one. */
const OTHER_PLANS = 50;

/** Puts one person of a census into a bed: candidates of the group are drawn, their past is retold, and the first is taken who
 *  is there on day zero as the census says. That leaves exactly those to whom it can happen, in proportion to how likely it is.
 *  @param source the person's own stream, so that the same row has the same luck in every scenario */
export function seatInBed(world: World, crowd: CensusCrowd, known: PersonInBed, source: () => number): void {
  crowd.listenTo(source);
  const row = understand(world, crowd, known, source);
  const efforts = [
    CHANCE,
    ...(row.plan === undefined ? [] : [TOLD]),
    ...(row.admittedAt === undefined ? [] : [OUTLASTING]),
  ];
  const found = efforts.some((effort) => tryToSeat(world, crowd, row, effort, source));
  if (!found) seatForCertain(world, crowd, row);
}

function understand({ model }: World, crowd: CensusCrowd, known: PersonInBed, source: () => number): Row {
  const { serviceLines, catchment } = model.scenario.estate.units[known.unit];
  const { mix } = model.groups[known.group].group;
  const weights = serviceLines.map((line) => mix.serviceLine[line]);
  const line = serviceLines[inProportion(weights, source())];
  const [admission, releases, court] = [source(), source(), source()];
  return {
    unit: known.unit,
    group: known.group,
    list: (known.catchment ?? catchment) * model.serviceLines + line,
    admittedAt: known.admitted === undefined ? undefined : minuteBefore(known.admitted, admission),
    basis: known.basis,
    release: known.release === undefined ? undefined : minuteAfter(known.release, releases),
    court: known.court === undefined ? undefined : minuteAfter(known.court, court),
    plan: known.plan === undefined ? undefined : PLANS.indexOf(known.plan),
    cameUnder: crowd.cameUnder(known.group, known.basis),
  };
}

function tryToSeat(world: World, crowd: CensusCrowd, row: Row, effort: Effort, source: () => number): boolean {
  const { people } = world;
  let otherPlans = 0;
  for (let tries = 0; tries < effort.tries && otherPlans < OTHER_PLANS; tries++) {
    const person = crowd.draw(row.group, row.list);
    const admittedAt = row.admittedAt ?? -1 - crowd.timeSinceAdmission(person);
    const past = new Past(world, crowd, row, person, admittedAt, effort.tellsPlan ? row.plan : undefined);
    holdBack(world, person, row);
    if (effort.outlasts) outlastStay(world, person, row, -admittedAt, source);
    if (past.fits(SILENCE)) {
      if (planOf(world, person) === (row.plan ?? planOf(world, person))) {
        past.settle();
        return true;
      }
      otherPlans++;
    }
    people.leave(person);
  }
  return false;
}

/** -1 before there is a plan. */
function planOf({ people }: World, person: number): number {
  return people.stage[person] === STAGE.stabilising ? -1 : people.plan[person];
}

/** Treatment, life and the present basis have lasted for as long as the person is there. */
function outlastStay(world: World, person: number, row: Row, stayed: number, source: () => number): void {
  const treated = stayed - world.luckOf(person, LUCK.stabilise);
  outlast(world, person, "treatAndReturn", treated, source());
  outlast(world, person, "rehabilitate", treated, source());
  outlast(world, person, "deathInBed", stayed, source());
  const came = world.model.law[row.cameUnder ?? world.groupOf(person).group.legalBasis];
  const [release, court] = [source(), source()];
  if (row.basis !== came.position) return;
  if (came.clock === "release" && row.release === undefined) outlast(world, person, "toRelease", stayed, release);
  if (came.clock === "court" && row.court === undefined) outlast(world, person, "toCourt", stayed, court);
}

/** One person's past, to be told until it fits and then once more, aloud. */
class Past {
  readonly #world: World;
  readonly #row: Row;
  readonly #person: number;
  readonly #admittedAt: number;
  readonly #waited: number;
  readonly #plan: number | undefined;

  constructor(
    world: World,
    crowd: CensusCrowd,
    row: Row,
    person: number,
    admittedAt: number,
    plan: number | undefined,
  ) {
    this.#world = world;
    this.#row = row;
    this.#person = person;
    this.#admittedAt = admittedAt;
    this.#waited = crowd.longestWait[row.list];
    this.#plan = plan;
  }

  /** Whether the person is there on day zero, held as the census says; the known release date is aimed at on the way. */
  fits(listener: FactListener): boolean {
    if (!this.#retell(listener)) return false;
    const { release } = this.#row;
    if (release === undefined || isAimed(this.#world, this.#person)) return true;
    aimAtRelease(this.#world, this.#person, release);
    return this.#retell(listener);
  }

  settle(): void {
    this.#world.people.number[this.#person] = this.#world.nextNumberAtStart();
    this.#retell(this.#world.facts);
    takeBed(this.#world, this.#person);
  }

  #retell(listener: FactListener): boolean {
    const known = { cameUnder: this.#row.cameUnder, plan: this.#plan };
    const there = listening(this.#world, listener, () =>
      retellStay(this.#world, this.#person, this.#row.unit, this.#admittedAt, this.#waited, known),
    );
    if (!there || !fitsLaw(this.#world, this.#person, this.#row)) return false;
    fixCourt(this.#world, this.#person, this.#row);
    return true;
  }
}

/** Tells facts to somebody else for a while. */
export function listening<Answer>(world: World, listener: FactListener, tell: () => Answer): Answer {
  const { facts } = world;
  world.facts = listener;
  const answer = tell();
  world.facts = facts;
  return answer;
}

/** The census says that the person is there, whatever the distributions say. */
function seatForCertain(world: World, crowd: CensusCrowd, row: Row): void {
  const { people } = world;
  const person = crowd.draw(row.group, row.list);
  const admittedAt = row.admittedAt ?? -1 - crowd.timeSinceAdmission(person);
  set(world, person, "stabilise", Math.min(world.luckOf(person, LUCK.stabilise), -admittedAt - 1));
  const dies = Math.max(world.luckOf(person, LUCK.deathInBed), 1 - admittedAt);
  set(world, person, "deathInBed", dies);
  people.number[person] = world.nextNumberAtStart();
  const known = { cameUnder: row.basis, plan: row.plan };
  retellCertainStay(world, person, row.unit, admittedAt, crowd.longestWait[row.list], known);
  if (row.release !== undefined && world.basisOf(person).clock === "release") people.releaseAt[person] = row.release;
  if (world.basisOf(person).clock === "court") fixCourt(world, person, row);
  takeBed(world, person);
}

/** Takes a bed, if need be one that closes when it is left. */
function takeBed(world: World, person: number): void {
  const beds = world.beds[world.people.unit[person]];
  const { capacity } = beds;
  beds.setCapacity(Math.max(capacity, beds.inUse + 1));
  beds.seizeFor(world.people.group[person]);
  beds.setCapacity(capacity);
  goOn(world, person);
}
