import { type Move, SmallChain, type State } from "./small-chain.js";

/** A unit whose patients go on to one of a finite number of places, and wait in the bed while all are taken. */
export interface Tandem {
  readonly beds: number;
  readonly places: number;
  readonly perDay: number;
  /** Mean days of treatment, and in the place. */
  readonly stay: number;
  readonly onward: number;
  /** Longest list; 0: whoever finds no bed is lost. */
  readonly mostWaiting: number;
}

/** State: people treated or waiting; people in places or waiting in a bed for one. */
export class TandemChain extends SmallChain {
  constructor(private readonly tandem: Tandem) {
    super([0, 0], (state) => moves(tandem, state));
  }

  readonly blocked = ([, onward]: State) => Math.max(0, onward - this.tandem.places);
  readonly placed = ([, onward]: State) => Math.min(onward, this.tandem.places);
  /** People in beds. */
  readonly occupied = (state: State) => Math.min(this.tandem.beds, state[0] + this.blocked(state));
  readonly waiting = (state: State) => Math.max(0, state[0] + this.blocked(state) - this.tandem.beds);
  readonly full = (state: State) => (state[0] + this.blocked(state) >= this.tandem.beds ? 1 : 0);
}

function moves({ beds, places, perDay, stay, onward, mostWaiting }: Tandem, [unit, after]: State): Move[] {
  const blocked = Math.max(0, after - places);
  const room = unit + blocked < beds + mostWaiting;
  return [
    { to: room ? [unit + 1, after] : [unit, after], rate: perDay, what: room ? "joins" : "lost" },
    { to: [unit - 1, after + 1], rate: Math.min(unit, beds - blocked) / stay, what: "treated" },
    { to: [unit, after - 1], rate: Math.min(after, places) / onward, what: "leaves place" },
  ];
}

/** Three stages in a row, each of which waits for the next in its bed or place; nobody waits for the first. */
export interface ThreeStages {
  /** Beds, low-secure places, community places. */
  readonly places: readonly [number, number, number];
  readonly perDay: number;
  /** Mean days in each. */
  readonly stays: readonly [number, number, number];
}

/** State: treated in the unit, blocked in it, treated in low secure, blocked in it, in the community. */
export function threeStages({ places, perDay, stays }: ThreeStages): SmallChain {
  const [beds, low, community] = places;
  return new SmallChain([0, 0, 0, 0, 0], ([treated, blocked, inLow, stuck, home]) => {
    const fits = treated + blocked < beds;
    const free = inLow + stuck < low;
    // A low-secure place that is given up goes to somebody blocked in the unit at once.
    const [unblocked, refilled] = blocked > 0 ? [blocked - 1, inLow] : [blocked, inLow - 1];
    return [
      { to: [fits ? treated + 1 : treated, blocked, inLow, stuck, home], rate: perDay, what: fits ? "joins" : "lost" },
      {
        to: [treated - 1, free ? blocked : blocked + 1, free ? inLow + 1 : inLow, stuck, home],
        rate: treated / stays[0],
      },
      {
        to:
          home < community
            ? [treated, unblocked, refilled, stuck, home + 1]
            : [treated, blocked, inLow - 1, stuck + 1, home],
        rate: inLow / stays[1],
      },
      // And a community place pulls one person out of low secure, whose place pulls one out of the unit.
      {
        to:
          stuck > 0 ? [treated, unblocked, refilled + 1, stuck - 1, home] : [treated, blocked, inLow, stuck, home - 1],
        rate: home / stays[2],
      },
    ];
  });
}
