import type { FactListener } from "../domain/index.js";
import { SILENCE } from "../domain/index.js";
import { by, type EventKind, LinePlaces, Resource, Simulation, WaitingLine } from "../engine/index.js";
import { minutesFromDays } from "../foundation/index.js";
import { type ReferralTimes, referralTimes, type Source, stream } from "../random/index.js";
import type { BoundBasis, BoundGroup, Model } from "./compile.js";
import { GroupLuck } from "./luck.js";
import { LUCK_WIDTH, People } from "./people.js";
import { PHASES, type Phase } from "./phases.js";
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
}

/** One replication in progress: the clock, the people, the beds, the lists. Reset, not rebuilt, between replications. */
export class World {
  readonly model: Model;
  readonly simulation = new Simulation<Phase>({ phases: PHASES });
  readonly people = new People();
  readonly view: PersonOnView;
  /** For questions about two people. */
  readonly #otherView: PersonOnView;
  /** Beds by unit: capacity is commissioned beds, in use are those occupied or held. */
  readonly beds: readonly Resource[];
  readonly lists: readonly WaitingLine[];
  /** Bound once by `defineEvents`. */
  kinds!: Kinds;
  /** Who is told what has happened. */
  facts: FactListener = SILENCE;
  /** Nothing later than this matters to anybody. [minutes] */
  horizon = Number.POSITIVE_INFINITY;
  replication = 0;
  seed: string;

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
    this.beds = estate.units.map((unit) => new Resource(unit.name, unit.beds));
    const compare = (one: number, other: number) => this.comesBefore(one, other);
    const places = new LinePlaces();
    this.lists = model.unitsOfList.map(
      (_, list) => new WaitingLine({ name: String(list), discipline: by(compare), places }),
    );
    this.#counted = new Int32Array(groups.length);
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
  streamOf(...parts: readonly (string | number)[]): Source {
    return stream({ seed: this.seed, replication: this.replication, parts });
  }

  /** Empties the world for another replication. */
  reset(replication: number, facts: FactListener): void {
    const { estate, groups, study } = this.model.scenario;
    this.replication = replication;
    this.facts = facts;
    this.horizon = minutesFromDays(study.warmUp + study.run + study.followUp);
    this.simulation.reset(0);
    this.people.reset();
    for (const list of this.lists) list.reset();
    estate.units.forEach((unit, position) => {
      this.beds[position].reset(unit.beds);
    });
    this.#counted.fill(0);
    this.#joined = 0;
    this.#presentAtStart = 0;
    this.#luck = this.model.groups.map(
      (bound, group) => new GroupLuck(bound, { seed: this.seed, replication, parts: [groups[group].name] }),
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
