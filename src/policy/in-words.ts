/** How the sentences of rules write numbers and lists. */

export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

export function inDays(days: number): string {
  return days === 1 ? "1 day" : `${Math.round(days * 10) / 10} days`;
}

/** `a`, `a and b`, `a, b and c`. */
export function and(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
