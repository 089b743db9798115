/** Where a person is on the path, as far as measuring needs to know. */
export const AWAY = 0;
export const ASSESSED = 1;
export const WAITING = 2;
export const OFFERED = 3;
/** The bed that was held has been let go; the person is about to leave. */
export const LAPSED = 4;
export const IN_BED = 5;

export const NO_ROW = -1;
export const NO_PLACE = -1;
/** Of `readyFor`: not ready to leave. */
export const NOT_READY = 0;

/** What is known of each person present, in columns by patient number; columns grow as numbers do. */
export class People {
  state = new Uint8Array(64);
  /** 1 from the first `identified` to `gone`. */
  known = new Uint8Array(64);
  /** 1 while the person would come from prison, or has come from there. */
  fromPrison = new Uint8Array(64);
  /** `NOT_READY`, or one more than the position of the destination that the person is ready to leave for. */
  readyFor = new Uint8Array(64);
  /** 1 when the time standard does not apply to the person this time. */
  exempt = new Uint8Array(64);
  /** 1 once the person has had a bed of this estate. */
  hadStay = new Uint8Array(64);
  group = new Uint16Array(64);
  catchment = new Uint16Array(64);
  unit = new Uint16Array(64);
  basis = new Uint16Array(64);
  /** Position in `PLANS`; their number without a plan. */
  plan = new Uint8Array(64);
  /** How soon a bed is needed, as the wait begins: position in `URGENCIES`. */
  urgency = new Uint8Array(64);
  /** Waiting list on which the person's home and service line put them. */
  list = new Int32Array(64);
  /** Onward place that the person is in, or `NO_PLACE`. */
  place = new Int32Array(64);
  /** Row among those who joined the list in the window, or `NO_ROW`. */
  joiner = new Int32Array(64);
  /** Row among those found in the window to need another level of care, or `NO_ROW`. */
  placement = new Int32Array(64);
  admittedAt = new Float64Array(64);
  /** When the person came to the present unit. */
  inUnitSince = new Float64Array(64);

  ensure(patient: number): void {
    if (patient >= this.state.length) this.#grow(Math.max(patient + 1, this.state.length * 2));
  }

  #grow(size: number): void {
    this.state = grown(this.state, new Uint8Array(size));
    this.known = grown(this.known, new Uint8Array(size));
    this.fromPrison = grown(this.fromPrison, new Uint8Array(size));
    this.readyFor = grown(this.readyFor, new Uint8Array(size));
    this.exempt = grown(this.exempt, new Uint8Array(size));
    this.hadStay = grown(this.hadStay, new Uint8Array(size));
    this.group = grown(this.group, new Uint16Array(size));
    this.catchment = grown(this.catchment, new Uint16Array(size));
    this.unit = grown(this.unit, new Uint16Array(size));
    this.basis = grown(this.basis, new Uint16Array(size));
    this.plan = grown(this.plan, new Uint8Array(size));
    this.urgency = grown(this.urgency, new Uint8Array(size));
    this.list = grown(this.list, new Int32Array(size));
    this.place = grown(this.place, new Int32Array(size));
    this.joiner = grown(this.joiner, new Int32Array(size));
    this.placement = grown(this.placement, new Int32Array(size));
    this.admittedAt = grown(this.admittedAt, new Float64Array(size));
    this.inUnitSince = grown(this.inUnitSince, new Float64Array(size));
  }
}

/** The old column copied into the larger one. */
export function grown<Column extends Uint8Array | Uint16Array | Int32Array | Float64Array>(
  old: Column,
  larger: Column,
): Column {
  larger.set(old);
  return larger;
}
