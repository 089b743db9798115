/** Names one scheduled event. It is worth keeping in a `Float64Array`; its digits mean nothing to anybody else. */
export type EventId = number & { readonly __brand: "EventId" };

/** An id that is never pending. It is zero, so a fresh `Float64Array` of ids says "no event" everywhere. */
export const NO_EVENT = 0 as EventId;

/** How many events can be pending at once: the part of an id that finds the place in memory. */
export const SLOT_LIMIT = 2 ** 26;

/** How often a place can change hands. Both parts together stay below 2^53, so an id is an exact number. */
export const GENERATION_LIMIT = 2 ** 26;

/** Which holder of which place. Even generations are free places, so an id always carries an odd one. */
export function eventId(slot: number, generation: number): EventId {
  return (generation * SLOT_LIMIT + slot) as EventId;
}

/** The generation an id carries; 0, which no id carries, for anything that is not an id. */
export function generationOf(id: number): number {
  return (id / SLOT_LIMIT) | 0;
}
