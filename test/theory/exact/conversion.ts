import { type Move, SmallChain, type State } from "./small-chain.js";

/** One list on which people change class while they wait, in order of joining. Classes: 0 remand, 1 sentenced by a court
 *  while waiting, 2 sentenced when they joined. */
export interface Conversion {
  readonly beds: number;
  /** Referrals of remand and of sentenced people. */
  readonly perDay: readonly [number, number];
  readonly stay: number;
  /** Rate at which a waiting remand person is sentenced. */
  readonly sentenced: number;
  /** Which of the two is taken first; among equals whoever joined first. */
  readonly first: "remand" | "sentenced";
  /** Longest list: every order of it is a state of its own, 3 to the power of its length. */
  readonly mostWaiting: number;
}

/** State: people in beds, then the list, the longest wait first. */
export function conversion(parts: Conversion): SmallChain {
  return new SmallChain([0], (state) => moves(parts, state)).swept();
}

function moves(parts: Conversion, [inBeds, ...list]: State): Move[] {
  const { beds, perDay, stay, sentenced, mostWaiting } = parts;
  const joins = (kind: number, rate: number): Move => {
    if (inBeds < beds) return { to: [inBeds + 1], rate };
    return { to: list.length < mostWaiting ? [inBeds, ...list, kind] : [inBeds, ...list], rate };
  };
  const courts = list.flatMap((kind, place) =>
    kind === 0 ? [{ to: [inBeds, ...list.map((other, at) => (at === place ? 1 : other))], rate: sentenced }] : [],
  );
  const next = nextOf(parts, list);
  const to = next < 0 ? [inBeds - 1] : [inBeds, ...list.filter((_, place) => place !== next)];
  return [joins(0, perDay[0]), joins(2, perDay[1]), ...courts, { to, rate: inBeds / stay }];
}

function nextOf({ first }: Conversion, list: State): number {
  const preferred = list.findIndex((kind) => (first === "remand") === (kind === 0));
  return preferred >= 0 || list.length === 0 ? preferred : 0;
}

/** The same list with no order but that of the classes, which may be long: state: people in beds, remand people waiting,
 *  sentenced people waiting. */
export function conversionByClass(parts: Conversion): SmallChain {
  const { beds, perDay, stay, sentenced, first, mostWaiting } = parts;
  return new SmallChain([0, 0, 0], ([inBeds, remand, custody]): Move[] => {
    const joins = (kind: 0 | 1): Move => {
      const rate = perDay[kind];
      if (inBeds < beds) return { to: [inBeds + 1, remand, custody], rate };
      if (remand + custody >= mostWaiting) return { to: [inBeds, remand, custody], rate };
      return { to: kind === 0 ? [inBeds, remand + 1, custody] : [inBeds, remand, custody + 1], rate };
    };
    const remandNext = remand > 0 && (first === "remand" || custody === 0);
    const waited: State = remandNext ? [inBeds, remand - 1, custody] : [inBeds, remand, custody - 1];
    return [
      joins(0),
      joins(1),
      { to: [inBeds, remand - 1, custody + 1], rate: remand * sentenced },
      { to: remand + custody > 0 ? waited : [inBeds - 1, 0, 0], rate: inBeds / stay },
    ];
  });
}
