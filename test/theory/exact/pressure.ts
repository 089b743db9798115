import { type Move, SmallChain, type State } from "./small-chain.js";

/** One unit in which treatment passes faster under pressure; who finds no bed is lost. Exponential treatment forgets how it
 *  passed, so only the present speed matters; whoever was present under pressure is marked. */
export interface Pressed {
  readonly beds: number;
  readonly perDay: number;
  readonly stay: number;
  /** How fast treatment passes with n people in beds; 1: as usual. */
  readonly speed: (inBeds: number) => number;
}

/** State: people in beds; of these, people any of whose treatment passed faster. */
export function pressedUnit({ beds, perDay, stay, speed }: Pressed): SmallChain {
  const marked = (inBeds: number, touched: number): State => [inBeds, speed(inBeds) === 1 ? touched : inBeds];
  return new SmallChain([0, 0], ([inBeds, touched]): Move[] => {
    const each = speed(inBeds) / stay;
    const joins = inBeds < beds;
    return [
      { to: joins ? marked(inBeds + 1, touched) : [inBeds, touched], rate: perDay, what: joins ? "joins" : "lost" },
      { to: marked(inBeds - 1, touched - 1), rate: touched * each, what: "pressed" },
      { to: marked(inBeds - 1, touched), rate: (inBeds - touched) * each, what: "unpressed" },
    ];
  });
}

/** Two groups in one unit, of whom only the first can be hurried. */
export interface PressedGroups {
  readonly beds: number;
  readonly perDay: readonly [number, number];
  readonly stays: readonly [number, number];
  readonly speed: (inBeds: number) => number;
}

/** State: people of each group in beds. */
export function pressedGroups({ beds, perDay, stays, speed }: PressedGroups): SmallChain {
  return new SmallChain([0, 0], ([first, second]): Move[] => {
    const joins = first + second < beds;
    return [
      { to: joins ? [first + 1, second] : [first, second], rate: perDay[0], what: joins ? "joins 0" : "lost" },
      { to: joins ? [first, second + 1] : [first, second], rate: perDay[1], what: joins ? "joins 1" : "lost" },
      { to: [first - 1, second], rate: (first * speed(first + second)) / stays[0] },
      { to: [first, second - 1], rate: second / stays[1] },
    ];
  });
}

/** Two units with lists of their own under one speed that looks at all beds and lists. */
export interface PressedEstate {
  readonly beds: readonly [number, number];
  readonly perDay: readonly [number, number];
  readonly stay: number;
  readonly speed: (inBeds: number, waiting: number) => number;
  readonly most: readonly [number, number];
}

/** State: people in each unit or on its list. */
export function pressedEstate({ beds, perDay, stay, speed, most }: PressedEstate): SmallChain {
  return new SmallChain([0, 0], ([one, other]): Move[] => {
    const inBeds = [Math.min(one, beds[0]), Math.min(other, beds[1])];
    const each = speed(inBeds[0] + inBeds[1], one + other - inBeds[0] - inBeds[1]) / stay;
    return [
      { to: one < most[0] ? [one + 1, other] : [one, other], rate: perDay[0] },
      { to: other < most[1] ? [one, other + 1] : [one, other], rate: perDay[1] },
      { to: [one - 1, other], rate: inBeds[0] * each },
      { to: [one, other - 1], rate: inBeds[1] * each },
    ];
  });
}

/** One unit whose beds are held for some time before they are occupied; held beds press, but nobody in them is treated. */
export interface PressedHeld extends Pressed {
  /** Mean days a bed is held. */
  readonly held: number;
}

/** State: beds held; people in beds. */
export function pressedHeld({ beds, perDay, held, stay, speed }: PressedHeld): SmallChain {
  return new SmallChain([0, 0], ([kept, inBeds]): Move[] => {
    const joins = kept + inBeds < beds;
    return [
      { to: joins ? [kept + 1, inBeds] : [kept, inBeds], rate: perDay, what: joins ? "joins" : "lost" },
      { to: [kept - 1, inBeds + 1], rate: kept / held },
      { to: [kept, inBeds - 1], rate: (inBeds * speed(kept + inBeds)) / stay },
    ];
  });
}
