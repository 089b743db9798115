import { type Figure, PLACE, WIDTH } from "./figures.js";

/** A wait that was still open when the replication ended: longer than any that is known. */
export const STILL_OPEN = 2 ** 31 - 1;
/** No such duration, and there will be none. */
export const NO_DURATION = -1;
/** A person without a place in that dimension. */
export const NOWHERE = 2 ** 16 - 1;

/** Where the people of a column of durations are filed; same length as the durations. */
export interface Filing {
  readonly group: Uint16Array;
  readonly unit: Uint16Array;
  readonly catchment: Uint16Array;
  /** Position in the window's calendar years. */
  readonly year: Uint16Array;
}

/** Those who joined the waiting list in the window, in order of joining. [minutes], `STILL_OPEN` or `NO_DURATION` */
export interface JoinerColumns extends Filing {
  /** How soon a bed is needed: position among the urgencies. */
  readonly urgency: Uint16Array;
  /** Joining → offer; none for those who left first. */
  readonly bedWait: Int32Array;
  /** Clock start → admission of prison transfers; none for others and for those who left. */
  readonly transferTime: Int32Array;
}

/** Stays that ended in the window, in order of ending. [minutes] */
export interface StayColumns extends Filing {
  readonly stay: Float64Array;
}

/** Numbers of one replication in one window; plain data that can be sent between workers. */
export interface Outputs {
  /** One row of `FIGURES` per scope: the whole estate, then each group, unit, catchment and calendar year. */
  readonly figures: Float64Array;
  readonly joiners: JoinerColumns;
  readonly stays: StayColumns;
  /** Averages over each calendar month of the window. */
  readonly months: {
    readonly occupied: Float64Array;
    readonly open: Float64Array;
    readonly waiting: Float64Array;
  };
}

/** Numbers of one scope of one replication, by name. */
export type Figures = (figure: Figure) => number;

export function figuresOf(outputs: Outputs, row: number): Figures {
  return (figure) => outputs.figures[row * WIDTH + PLACE[figure]];
}
