export { by, type Discipline, firstCome, lastCome } from "./discipline.js";
export { EventFailed, type EventPlace, LimitReached } from "./event-errors.js";
export { type EventId, NO_EVENT } from "./event-id.js";
export type { EventKind } from "./event-kind.js";
export { LinePlaces, NOBODY } from "./line-places.js";
export { Resource } from "./resource.js";
export { type EventCounts, Simulation, type SimulationOptions } from "./simulation.js";
export { WaitingLine, type WaitingLineOptions } from "./waiting-line.js";
