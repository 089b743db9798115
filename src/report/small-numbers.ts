import { counted, formatNumber } from "./numbers.js";

/** People of whom a number is told: the number, or that it is smaller than what is told.
 *  @param people absent where only that is known */
export function peopleInWords(people: number | undefined, below: number): string {
  return isSmall(people, below)
    ? `fewer than ${formatNumber(below, 0)} people`
    : counted(people ?? 0, "person", "people");
}

/** Numbers of people at several places whose sum is told too, so that no small one can be worked out: small ones are told as
 *  “fewer than …”, and as many of the next larger ones not at all as it takes to leave each small one open. In the order given.
 *  @returns nothing where the sum would give one away whatever is hidden */
export function placesInWords(counts: readonly number[], below: number): readonly string[] | undefined {
  const small = counts.filter((count) => isSmall(count, below));
  const sizes = counts.filter((count) => !isSmall(count, below)).sort((one, other) => one - other);
  const sum = total(counts);
  const enough = (hidden: number) =>
    isOpen({ small, hidden: sizes.slice(0, hidden), shown: sizes.slice(hidden), below });
  const hidden = small.length === 0 || sum < below ? 0 : [...sizes, 0].findIndex((_, number) => enough(number));
  if (hidden < 0) return undefined;
  const left = sizes.slice(0, hidden);
  return counts.map((count) => {
    if (isSmall(count, below)) return `fewer than ${formatNumber(below, 0)}`;
    const place = left.indexOf(count);
    if (place < 0) return formatNumber(count, 0);
    left.splice(place, 1);
    return NOT_SHOWN;
  });
}

const NOT_SHOWN = "not shown";

function isSmall(people: number | undefined, below: number): boolean {
  return people === undefined || (people < below && below > 1);
}

interface Split {
  readonly small: readonly number[];
  /** Not small, and not shown; no larger than any that is shown. */
  readonly hidden: readonly number[];
  readonly shown: readonly number[];
  readonly below: number;
}

/** Whether a small number may be one of two at least, for somebody who knows the sum, what is shown and how it was chosen. */
function isOpen({ small, hidden, shown, below }: Split): boolean {
  const sum = total(small) + total(hidden);
  const others = (small.length - 1) * (below - 1) + (hidden.length > 0 ? hidden.length * (shown[0] ?? sum) : 0);
  const least = Math.max(0, sum - others);
  const most = Math.min(below - 1, sum - hidden.length * below);
  return least < most;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
