import { type Move, SmallChain, type State } from "./small-chain.js";

/** One unit, two groups; some beds are kept for the first. */
export interface Reserved {
  readonly beds: number;
  /** Kept for the first group. */
  readonly kept: number;
  readonly perDay: readonly [number, number];
  readonly stays: readonly [number, number];
  /** Longest list of each group; 0: its people are lost. */
  readonly mostWaiting: readonly [number, number];
  /** Who is taken first where both may. */
  readonly first: 0 | 1;
  /** Others may have a kept bed while nobody of the first group waits. */
  readonly borrowing?: boolean;
}

/** State: first and second group in beds, first and second waiting. */
export class ReservedChain extends SmallChain {
  constructor(unit: Reserved) {
    super([0, 0, 0, 0], (state) => moves(unit, state));
  }

  readonly inBeds = ([first, second]: State) => first + second;
}

/** Whether somebody of a group may have a bed. */
function mayTake(
  { beds, kept, borrowing = false }: Reserved,
  [first, second, firstWaiting]: State,
  group: 0 | 1,
): boolean {
  const free = beds - first - second;
  if (group === 0 || (borrowing && firstWaiting === 0)) return free > 0;
  return free > Math.max(0, kept - first);
}

function seated([first, second, ...lists]: State, group: 0 | 1): State {
  return group === 0 ? [first + 1, second, ...lists] : [first, second + 1, ...lists];
}

function joined([first, second, one, other]: State, group: 0 | 1, by: number): State {
  return group === 0 ? [first, second, one + by, other] : [first, second, one, other + by];
}

function arrival(unit: Reserved, state: State, group: 0 | 1): Move {
  const rate = unit.perDay[group];
  const waiting = state[2 + group];
  if (waiting === 0 && mayTake(unit, state, group)) return { to: seated(state, group), rate, what: `served ${group}` };
  if (waiting < unit.mostWaiting[group]) return { to: joined(state, group, 1), rate, what: `waits ${group}` };
  return { to: state, rate, what: `lost ${group}` };
}

/** Gives free beds to those who wait, as long as somebody may have one. */
function refilled(unit: Reserved, state: State): State {
  const order: readonly (0 | 1)[] = unit.first === 0 ? [0, 1] : [1, 0];
  const next = order.find((group) => state[2 + group] > 0 && mayTake(unit, state, group));
  return next === undefined ? state : refilled(unit, joined(seated(state, next), next, -1));
}

function moves(unit: Reserved, state: State): Move[] {
  const [first, second, ...lists] = state;
  return [
    arrival(unit, state, 0),
    arrival(unit, state, 1),
    { to: refilled(unit, [first - 1, second, ...lists]), rate: first / unit.stays[0] },
    { to: refilled(unit, [first, second - 1, ...lists]), rate: second / unit.stays[1] },
  ];
}
