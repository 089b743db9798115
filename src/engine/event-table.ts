import { UsageError } from "../foundation/index.js";
import type { EventKind } from "./event-kind.js";

const MOST_PHASES = 16;

/** What a simulation knows about each kind of event, by its number: its name, its phase and what handles it. */
export class EventTable<Phase extends string> {
  /** Keys per instant: the least power of two that holds the phases, so that time can be told from a key exactly. */
  readonly keysPerInstant: number;
  /** By kind. */
  readonly handlers: ((subject: number) => void)[] = [];
  readonly ranks: number[] = [];
  private readonly names: string[] = [];

  /** @throws UsageError unless there are 1 to 16 different phases */
  constructor(private readonly phases: readonly Phase[]) {
    if (phases.length < 1 || phases.length > MOST_PHASES) {
      throw new UsageError(`A simulation has 1 to ${MOST_PHASES} phases; received ${phases.length}.`);
    }
    const twice = phases.find((phase, index) => phases.indexOf(phase) !== index);
    if (twice !== undefined) throw new UsageError(`Phase "${twice}" is named twice.`);
    this.keysPerInstant = 2 ** Math.ceil(Math.log2(phases.length));
  }

  add<Subject extends number>(name: string, phase: Phase, handle: (subject: Subject) => void): EventKind<Subject> {
    if (this.names.includes(name)) throw new UsageError(`Event "${name}" is defined twice.`);
    const rank = this.phases.indexOf(phase);
    if (rank < 0) {
      throw new UsageError(`Event "${name}" asks for phase "${phase}"; the phases are ${this.phases.join(", ")}.`);
    }
    this.handlers.push(handle as (subject: number) => void);
    this.ranks.push(rank);
    this.names.push(name);
    return (this.names.length - 1) as EventKind<Subject>;
  }

  nameOf(kind: number): string {
    return this.names[kind] ?? `unknown event ${kind}`;
  }
}
