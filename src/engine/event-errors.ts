/** Where in a simulation something went wrong. */
export interface EventPlace {
  /** Simulated time. [minutes] */
  readonly time: number;
  /** The name the kind of event was defined with. */
  readonly event: string;
}

/** A model asked for more events than it was allowed: usually two events that schedule each other without delay. */
export class LimitReached extends Error implements EventPlace {
  override readonly name = "LimitReached";
  readonly time: number;
  readonly event: string;
  /** The limit: how many events were allowed. */
  readonly most: number;

  constructor(message: string, place: EventPlace, most: number) {
    super(message);
    this.most = most;
    this.time = place.time;
    this.event = place.event;
  }
}

/** A handler threw. The message says when, in which event and about whom; `cause` is what was thrown. */
export class EventFailed extends Error implements EventPlace {
  override readonly name = "EventFailed";
  readonly time: number;
  readonly event: string;
  readonly subject: number;

  constructor(place: EventPlace & { readonly subject: number }, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`At ${place.time} min, event "${place.event}" (subject ${place.subject}): ${reason}`, { cause });
    this.time = place.time;
    this.event = place.event;
    this.subject = place.subject;
  }
}

export function tooManyAtOnce(limit: number, place: EventPlace): LimitReached {
  return new LimitReached(
    `At ${place.time} min, before event "${place.event}": ${limit} events have happened at this one instant. ` +
      "Look for events that schedule each other without delay, or raise limits.eventsAtOneInstant.",
    place,
    limit,
  );
}

export function tooManyInTotal(limit: number, place: EventPlace): LimitReached {
  return new LimitReached(
    `At ${place.time} min, before event "${place.event}": ${limit} events have been handled. ` +
      "Shorten the run, or raise limits.events.",
    place,
    limit,
  );
}
