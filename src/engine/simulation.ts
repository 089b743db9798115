import { UsageError } from "../foundation/index.js";
import type { Calendar } from "./calendar.js";
import { EventFailed, type EventPlace, LimitReached, tooManyAtOnce, tooManyInTotal } from "./event-errors.js";
import { type EventId, NO_EVENT } from "./event-id.js";
import type { EventKind } from "./event-kind.js";
import { EventSlots } from "./event-slots.js";
import { EventTable } from "./event-table.js";
import { LadderCalendar } from "./ladder-calendar.js";

/** The times a clock can show. [minutes] */
const EARLIEST = -(2 ** 40);
const LATEST = 2 ** 43;

export interface SimulationOptions<Phase extends string = string> {
  /** Names for the ranks of events at one instant, the first to act first; 1 to 16. */
  readonly phases: readonly Phase[];
  /** Where the clock starts, whole, may be negative; 0 by default. [minutes] */
  readonly startsAt?: number;
  readonly limits?: {
    /** The most events at one instant; 1,000,000 by default. */
    readonly eventsAtOneInstant?: number;
    /** The most events from start or reset; unlimited by default. */
    readonly events?: number;
  };
}

/** What has become of the events since the start or the last reset; scheduled = handled + cancelled + pending. */
export interface EventCounts {
  readonly scheduled: number;
  readonly handled: number;
  readonly cancelled: number;
  readonly pending: number;
}

/** A clock in whole minutes and the events that lie ahead of it.
 *
 *  Events happen in the order (time, phase, sequence): earlier first, then by the rank of their phase, then first scheduled
 *  first. An event may schedule another for the same instant, even in an earlier phase: it is then the next of that instant.
 *  The simulation knows nothing about what events mean and draws no number. */
export class Simulation<Phase extends string = string> {
  private readonly slots = new EventSlots();
  private readonly calendar: Calendar = new LadderCalendar(this.slots);
  private readonly table: EventTable<Phase>;
  private readonly keysPerInstant: number;
  /** 1 ÷ keys per instant, exact because that is a power of two. */
  private readonly instantsPerKey: number;
  private readonly mostAtOnce: number;
  private readonly mostInTotal: number;
  private readonly startsAt: number;
  private clock: number;
  private atThisInstant = 0;
  private scheduledCount = 0;
  private handledCount = 0;
  private cancelledCount = 0;
  private kind = 0;
  private subject = 0;
  private handling = false;
  private check: (() => void) | undefined;

  /** @throws UsageError on too few, too many or repeated phases, a start that is not a whole minute, a limit below 1 */
  constructor(options: SimulationOptions<Phase>) {
    this.table = new EventTable(options.phases);
    this.keysPerInstant = this.table.keysPerInstant;
    this.instantsPerKey = 1 / this.keysPerInstant;
    this.mostAtOnce = atLeastOne(options.limits?.eventsAtOneInstant ?? 1_000_000, "limits.eventsAtOneInstant");
    this.mostInTotal = atLeastOne(options.limits?.events ?? Number.POSITIVE_INFINITY, "limits.events");
    this.startsAt = startOfClock(options.startsAt ?? 0);
    this.clock = this.startsAt;
  }

  /** The current time. [minutes] */
  get now(): number {
    return this.clock;
  }

  get counts(): EventCounts {
    const { scheduledCount: scheduled, handledCount: handled, cancelledCount: cancelled } = this;
    return { scheduled, handled, cancelled, pending: scheduled - handled - cancelled };
  }

  /** Makes a kind of event known: its name in messages, when it acts among events of one instant, and what it does.
   *  @throws UsageError when the name is taken or the phase unknown */
  define<Subject extends number = number>(
    name: string,
    options: { readonly phase: Phase; readonly handle: (subject: Subject) => void },
  ): EventKind<Subject> {
    return this.table.add(name, options.phase, options.handle);
  }

  /** Schedules an event.
   *  @param at whole, not before now, at most 2^43 [minutes]
   *  @param subject whom it is about: an integer of 32 bits, handed to the handler as it is
   *  @throws UsageError naming the event, the time asked for and now */
  schedule<Subject extends number>(kind: EventKind<Subject>, at: number, subject: Subject): EventId {
    const rank = this.table.ranks[kind];
    if (!(at >= this.clock && at <= LATEST && Math.floor(at) === at && (subject | 0) === subject && rank >= 0)) {
      throw this.refusal(kind, at, subject);
    }
    const slot = this.slots.allocate(at * this.keysPerInstant + rank, kind, subject);
    this.calendar.insert(slot);
    this.scheduledCount++;
    return this.slots.idOf(slot);
  }

  /** Schedules an event `delay` from now. [whole minutes, 0 or more] @throws UsageError as `schedule` */
  scheduleAfter<Subject extends number>(kind: EventKind<Subject>, delay: number, subject: Subject): EventId {
    return this.schedule(kind, this.clock + delay, subject);
  }

  /** Takes an event out. False when it has happened already, was cancelled, or is none of ours; a stale id never hits another. */
  cancel(id: EventId): boolean {
    if (id === NO_EVENT) return false;
    const slot = this.slots.slotOf(id);
    if (slot < 0) return false;
    this.calendar.remove(slot);
    this.slots.release(slot);
    this.cancelledCount++;
    return true;
  }

  isPending(id: EventId): boolean {
    return this.slots.slotOf(id) >= 0;
  }

  /** When a pending event will happen; undefined when it is not pending. [minutes] */
  timeOf(id: EventId): number | undefined {
    const slot = this.slots.slotOf(id);
    return slot < 0 ? undefined : this.timeOfSlot(slot);
  }

  /** When the next event will happen; Infinity when none is pending. [minutes] */
  nextTime(): number {
    const slot = this.calendar.first();
    return slot < 0 ? Number.POSITIVE_INFINITY : this.timeOfSlot(slot);
  }

  /** Handles every event before `until`, then moves the clock to `until`. The stretch is half-open: an event at `until`
   *  itself belongs to the next one, so that two runs end to end are the same as one.
   *  @param until whole, not before now [minutes]
   *  @param most after so many events it lets go, with the clock at the last of them; to be called again
   *  @returns whether it has come to `until`
   *  @throws UsageError on another time or from inside a handler, LimitReached, EventFailed when a handler throws;
   *  in every case the simulation is whole and the events not yet handled are pending */
  run(until: number, most = Number.POSITIVE_INFINITY): boolean {
    this.refuseInsideHandler("run");
    if (!(until >= this.clock && until <= LATEST && Math.floor(until) === until)) {
      throw new UsageError(`Cannot run until ${until} min: expected a whole minute from now, ${this.clock}, to 2^43.`);
    }
    this.handling = true;
    try {
      if (!this.handleBefore(until * this.keysPerInstant, most)) return false;
    } catch (error) {
      throw this.decorated(error);
    } finally {
      this.handling = false;
    }
    this.moveTo(until);
    return true;
  }

  /** Handles the next event, however far ahead. False when there is none. @throws as `run` */
  step(): boolean {
    this.refuseInsideHandler("step");
    const slot = this.calendar.first();
    if (slot < 0) return false;
    this.handling = true;
    try {
      this.handle(slot);
    } catch (error) {
      throw this.decorated(error);
    } finally {
      this.handling = false;
    }
    return true;
  }

  /** Calls `check` after every event from now on; undefined calls nothing. What it throws is reported like a handler's error. */
  afterEach(check: (() => void) | undefined): void {
    this.check = check;
  }

  /** Starts again without giving memory back: nothing is pending, the counts are zero, the clock is at `startsAt` (where it
   *  started before by default). Kinds, handlers and `afterEach` stay. Ids from before stay stale. */
  reset(startsAt = this.startsAt): void {
    this.refuseInsideHandler("reset");
    this.clock = startOfClock(startsAt);
    this.slots.clear();
    this.calendar.clear();
    this.atThisInstant = 0;
    this.scheduledCount = 0;
    this.handledCount = 0;
    this.cancelledCount = 0;
  }

  private handleBefore(endKey: number, most: number): boolean {
    const { calendar, slots } = this;
    let left = most;
    for (let slot = calendar.first(); slot >= 0 && slots.keyOf(slot) < endKey; slot = calendar.first()) {
      if (left-- <= 0) return false;
      this.handle(slot);
    }
    return true;
  }

  private handle(slot: number): void {
    const slots = this.slots;
    const kind = slots.kindOf(slot);
    const subject = slots.subjectOf(slot);
    this.moveTo(this.timeOfSlot(slot));
    if (this.atThisInstant >= this.mostAtOnce || this.handledCount >= this.mostInTotal) throw this.limitReached(kind);
    this.kind = kind;
    this.subject = subject;
    this.atThisInstant++;
    this.handledCount++;
    this.calendar.remove(slot);
    slots.release(slot);
    this.table.handlers[kind](subject);
    if (this.check !== undefined) this.check();
  }

  private limitReached(kind: number): LimitReached {
    if (this.atThisInstant >= this.mostAtOnce) return tooManyAtOnce(this.mostAtOnce, this.placeOf(kind));
    return tooManyInTotal(this.mostInTotal, this.placeOf(kind));
  }

  private moveTo(time: number): void {
    if (time === this.clock) return;
    this.clock = time;
    this.atThisInstant = 0;
  }

  private timeOfSlot(slot: number): number {
    return Math.floor(this.slots.keyOf(slot) * this.instantsPerKey);
  }

  private placeOf(kind: number): EventPlace {
    return { time: this.clock, event: this.table.nameOf(kind) };
  }

  private decorated(error: unknown): Error {
    if (error instanceof LimitReached) return error;
    return new EventFailed({ ...this.placeOf(this.kind), subject: this.subject }, error);
  }

  private refuseInsideHandler(what: string): void {
    if (!this.handling) return;
    throw new UsageError(`Cannot ${what} from inside an event; let the handler return first.`);
  }

  private refusal(kind: number, at: number, subject: number): UsageError {
    const where = `Cannot schedule "${this.table.nameOf(kind)}" at ${at} min, now ${this.clock}: `;
    if (at < this.clock) return new UsageError(`${where}that is in the past.`);
    if (!Number.isInteger(at) || at > LATEST) return new UsageError(`${where}expected a whole minute, at most 2^43.`);
    if ((subject | 0) !== subject) return new UsageError(`${where}subject ${subject} is not an integer of 32 bits.`);
    return new UsageError(`${where}this simulation has not defined it.`);
  }
}

function startOfClock(time: number): number {
  if (Number.isInteger(time) && time >= EARLIEST && time <= LATEST) return time;
  throw new UsageError(`The clock cannot start at ${time} min: expected a whole minute from -2^40 to 2^43.`);
}

function atLeastOne(limit: number, name: string): number {
  if (limit >= 1) return limit;
  throw new UsageError(`${name} must be 1 or more; received ${limit}.`);
}
