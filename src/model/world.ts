import type { FactListener } from "../domain/index.js";
import { SILENCE } from "../domain/index.js";
import { type EventKind, Simulation } from "../engine/index.js";
import { minutesFromDays } from "../foundation/index.js";
import { type AddressPart, type ReferralTimes, referralTimes, type Source, streamsUnder } from "../random/index.js";
import { Away } from "./away.js";
import type { BoundBasis, BoundGroup, Model } from "./compile.js";
import { Lines } from "./lines.js";
import { GroupLuck } from "./luck.js";
import { LUCK_WIDTH, People } from "./people.js";
import { PHASES, type Phase } from "./phases.js";
import { PlaceUse } from "./place-use.js";
import { Pressure } from "./pressure.js";
import { UnitBeds } from "./unit-beds.js";
import { PersonOnView } from "./view.js";

/** What the events of the model are called. Present tense: they are about to happen. */
export interface Kinds {
  readonly bedsChange: EventKind;
  readonly planIsMade: EventKind;
  readonly treatmentEnds: EventKind;
  readonly exitOpens: EventKind;
  readonly diesInBed: EventKind;
  readonly warrantArrives: EventKind;
  readonly warrantExpires: EventKind;
  readonly warrantIsReissued: EventKind;
  readonly personArrives: EventKind;
  readonly courtDecides: EventKind;
  readonly releaseDateStrikes: EventKind;
  readonly tribunalDischarges: EventKind;
  readonly reportsGoStale: EventKind;
  readonly papersAreRenewed: EventKind;
  readonly needGrows: EventKind;
  readonly recovers: EventKind;
  readonly diesWaiting: EventKind;
  readonly needArises: EventKind;
  readonly needReturns: EventKind;
  readonly referralIsMade: EventKind;
  readonly firstAssessmentEnds: EventKind;
  readonly secondReportEnds: EventKind;
  readonly secondOpinionEnds: EventKind;
  readonly otherBedIsFound: EventKind;
  readonly searchWidens: EventKind;
  readonly reviewIsHeld: EventKind;
  /** The subject is a scope of pressure. */
  readonly treatmentEndsUnderPressure: EventKind;
  readonly placeStayEnds: EventKind;
  /** The subject is a pool of onward places. */
  readonly placeIsVacated: EventKind;
}

/** One replication in progress: the clock, the people, the beds, the lists. Reset, not rebuilt, between replications. */
export class World {
  readonly model: Model;
  readonly simulation = new Simulation<Phase>({ phases: PHASES });
  readonly people = new People();
  readonly view: PersonOnView;
  /** For questions about two people. */
  readonly #otherView: PersonOnView;
  /** Beds by unit; the last are those that may be bought. */
  readonly beds: readonly UnitBeds[];
  readonly lines: Lines;
  readonly away: Away;
  readonly places: PlaceUse;
  /** Only where a rule asks for the pressure on beds. */
  readonly pressure: Pressure | undefined;
  /** Bound once by `defineEvents`. */
  kinds!: Kinds;
  /** Who is told what has happened. */
  facts: FactListener = SILENCE;
  /** Nothing later than this matters to anybody. [minutes] */
  horizon = Number.POSITIVE_INFINITY;
  replication = 0;
  seed: string;

  #streams = streamsUnder({ seed: "", replication: 0, parts: [] });
  #luck: readonly GroupLuck[] = [];
  #referrals: readonly ReferralTimes[] = [];
  readonly #counted: Int32Array;
  #joined = 0;
  #presentAtStart = 0;

  constructor(model: Model) {
    const { estate, groups } = model.scenario;
    this.model = model;
    this.seed = model.scenario.seed;
    this.view = new PersonOnView(model, this.people);
    this.#otherView = new PersonOnView(model, this.people);
    const { placing } = model;
    this.lines = new Lines(placing, this.people, groups.length, (one, other) => this.comesBefore(one, other));
    this.away = new Away(placing, this.people, (person, unit) => this.mayHave(person, unit));
    this.beds = [
      ...estate.units.map(
        ({ name, beds }, unit) => new UnitBeds(unit, name, beds, groups.length, placing.homeLists[unit], this.lines),
      ),
      new UnitBeds(estate.units.length, "spot purchase", this.bedsToBuy, groups.length, [], this.lines),
    ];
    this.places = new PlaceUse(model.onward);
    const isAsked = model.hurries || model.reviews.pressure !== undefined;
    this.pressure = isAsked ? new Pressure(model, this.people, this.beds, this.lines, this.simulation) : undefined;
    this.#counted = new Int32Array(groups.length);
  }

  /** The unit that stands for beds bought outside the estate. */
  get spotPurchase(): number {
    return this.beds.length - 1;
  }

  /** Whether the beds of a catchment are as full as the rule of spot purchase says. */
  isFull(catchment: number): boolean {
    let [used, commissioned] = [0, 0];
    for (const unit of this.model.unitsOfCatchment[catchment]) {
      used += this.beds[unit].inUse;
      commissioned += this.beds[unit].capacity;
    }
    return used >= (this.model.scenario.rules.placement.spotPurchase?.occupancy ?? 1) * commissioned;
  }

  /** Whether a ring fence leaves a person a bed of a unit, should one be free. */
  mayHave(person: number, unit: number): boolean {
    const { placing, policies } = this.model;
    return !placing.isFenced || policies.ringFence(this.view.of(person, this.now), this.beds[unit]);
  }

  /** People on the lists of a catchment. */
  waitingIn(catchment: number): number {
    const { serviceLines } = this.model;
    let waiting = 0;
    for (let line = 0; line < serviceLines; line++) waiting += this.lines.waitingOn(catchment * serviceLines + line);
    return waiting;
  }

  /** Beds that may be bought outside the estate at a time: none unless the placement rule buys any. */
  get bedsToBuy(): number {
    const { estate, rules } = this.model.scenario;
    return rules.placement.spotPurchase === undefined ? 0 : estate.spotPurchase.atMost;
  }

  get now(): number {
    return this.simulation.now;
  }

  basisOf(person: number): BoundBasis {
    return this.model.law[this.people.basis[person]];
  }

  groupOf(person: number): BoundGroup {
    return this.model.groups[this.people.group[person]];
  }

  /** What chance has decided about a person: a share, or a duration in minutes.
   *  @param purpose a position in `LUCK`: found by name here, it would be looked up anew each time */
  luckOf(person: number, purpose: number): number {
    return this.people.luck[person * LUCK_WIDTH + purpose];
  }

  /** The next person of a group is in need: a place among the people, and a row of luck. */
  nextPerson(group: number): number {
    const person = this.people.enter();
    this.people.group[person] = group;
    this.people.number[person] = ++this.#counted[group];
    this.#luck[group].drawNext(this.people.luck, person * LUCK_WIDTH);
    return person;
  }

  /** A number for somebody who was there before anybody was referred. */
  nextNumberAtStart(): number {
    return -++this.#presentAtStart;
  }

  newLuckFor(person: number): void {
    const { group, number, entry, luck } = this.people;
    this.#luck[group[person]].drawAgain(luck, person * LUCK_WIDTH, number[person], entry[person]);
  }

  nextReferral(group: number): number {
    return this.#referrals[group].nextReferral();
  }

  nextJoinOrder(): number {
    return ++this.#joined;
  }

  /** The stream at an address of this replication. */
  streamOf(...parts: readonly AddressPart[]): Source {
    return this.#streams(...parts);
  }

  /** Empties the world for another replication. */
  reset(replication: number, facts: FactListener): void {
    const { estate, groups, study } = this.model.scenario;
    this.replication = replication;
    this.#streams = streamsUnder({ seed: this.seed, replication, parts: [] });
    this.facts = facts;
    this.horizon = minutesFromDays(study.warmUp + study.run + study.followUp);
    this.simulation.reset(0);
    this.people.reset();
    this.lines.reset();
    this.away.reset();
    this.places.reset();
    this.pressure?.reset();
    for (const beds of this.beds) beds.reset(estate.units[beds.unit]?.beds ?? this.bedsToBuy);
    this.#counted.fill(0);
    this.#joined = 0;
    this.#presentAtStart = 0;
    this.#luck = this.model.groups.map(
      (bound, group) =>
        new GroupLuck(bound, streamsUnder({ seed: this.seed, replication, parts: [groups[group].name] })),
    );
    this.#referrals = this.model.groups.map((bound, group) =>
      referralTimes(bound.rate, this.streamOf(groups[group].name, "referral")),
    );
  }

  /** Negative when `one` is before `other` under the rule of who is next; never 0 for two people on lists. */
  comesBefore(one: number, other: number): number {
    const byRule = this.model.policies.whoIsNext(this.view.of(one), this.#otherView.of(other));
    return byRule === 0 ? this.people.joinOrder[one] - this.people.joinOrder[other] : byRule;
  }
}
