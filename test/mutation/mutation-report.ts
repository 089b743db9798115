import type { Mutant } from "./mutants.js";

export type Outcome = "killed" | "timed out" | "survived" | "not reached";

export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** The test that failed. */
  readonly by?: string;
}

export interface RoomVerdicts {
  readonly room: string;
  /** All mutants of the room, of which the sample is drawn. */
  readonly mutants: number;
  readonly verdicts: readonly Verdict[];
}

/** A table with one line a room, and below it every mutant that no test noticed. */
export function mutationReport(rooms: readonly RoomVerdicts[]): string {
  const head = "room       mutants  sample  killed  timed out  survived  not reached   score  95 % interval";
  const lines = rooms.map(roomLine);
  const survivors = rooms.flatMap(({ verdicts }) => verdicts.filter(({ outcome }) => !isFound(outcome)));
  return `${[head, ...lines, "", ...survivors.map(survivorLine)].join("\n")}\n`;
}

function roomLine({ room, mutants, verdicts }: RoomVerdicts): string {
  const count = (of: Outcome) => verdicts.filter(({ outcome }) => outcome === of).length;
  const found = verdicts.filter(({ outcome }) => isFound(outcome)).length;
  const [low, high] = wilson(found, verdicts.length);
  const cells = [room.padEnd(9), number(mutants, 8), number(verdicts.length, 7), number(count("killed"), 7)];
  cells.push(number(count("timed out"), 10), number(count("survived"), 9), number(count("not reached"), 12));
  const share = verdicts.length === 0 ? "–" : percent(found / verdicts.length);
  return `${cells.join(" ")} ${share.padStart(7)}  ${percent(low)} to ${percent(high)}`;
}

/** One line for a mutant that was not noticed. */
export function survivorLine({ mutant, outcome }: Verdict): string {
  return `${outcome}: ${placeOf(mutant)} [${mutant.operator}] ${short(mutant.was)}  →  ${short(mutant.becomes)}`;
}

export function placeOf({ file, line, column }: Mutant): string {
  return `${file}:${line}:${column}`;
}

function isFound(outcome: Outcome): boolean {
  return outcome === "killed" || outcome === "timed out";
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}

function number(value: number, width: number): string {
  return String(value).padStart(width);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Wilson's 95 % interval of a share. A systematic sample varies less than the simple one that it is made for. */
export function wilson(found: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959963984540054;
  const share = found / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return [(middle - half) / scale, (middle + half) / scale];
}
