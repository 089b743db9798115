/** A kind of event that a simulation knows, such as `stayEnds`; made by `Simulation.define`. `Subject` says whom it is about. */
export type EventKind<Subject extends number = number> = number & {
  readonly __brand: "EventKind";
  readonly __subject?: (subject: Subject) => void;
};
