import type { RuleDescription } from "./description.js";
import { and, counted } from "./in-words.js";
import type { PersonView, UnitView } from "./questions.js";

/** Whether somebody else may have a ring-fenced bed: never, or while nobody of the groups waits for it. */
export const BORROWINGS = ["never", "whileNobodyWaits"] as const;
export type Borrowing = (typeof BORROWINGS)[number];

/** Rule 5: beds of a unit that are kept for people of some groups. */
export interface RingFence {
  /** Kept in each of the units. Whole, >= 0 */
  readonly beds: number;
  /** Positions of the groups they are kept for, and their names. */
  readonly groups: readonly number[];
  readonly groupNames: readonly string[];
  /** Positions of the units that keep them, and what they are called together. */
  readonly units: readonly number[];
  readonly unitsInWords: string;
  readonly borrowing: Borrowing;
}

export type RingFenceRule = readonly RingFence[];

export const DEFAULT_RING_FENCE: RingFenceRule = [];

/** Whether a person may take a free bed of a unit: once it is taken, enough must be left free for every ring fence that is
 *  not theirs and not yet full. With one fence of k beds, others never have more than all beds but k. */
export function mayTakeBedUnder(rule: RingFenceRule): (person: PersonView, unit: UnitView) => boolean {
  const fencesOf = fencesByUnit(rule);
  return (person, unit) => {
    const fences = fencesOf[unit.unit];
    return unit.free > (fences === undefined ? 0 : bedsKept(fences, person, unit));
  };
}

/** By position of the unit; of one without a fence, nothing. */
function fencesByUnit(rule: RingFenceRule): readonly (readonly RingFence[] | undefined)[] {
  const fencesOf: RingFence[][] = [];
  for (const fence of rule) for (const unit of fence.units) fencesOf[unit] = [...(fencesOf[unit] ?? []), fence];
  return Array.from(fencesOf);
}

function bedsKept(fences: readonly RingFence[], person: PersonView, unit: UnitView): number {
  let kept = 0;
  for (let i = 0; i < fences.length; i++) {
    const fence = fences[i];
    if (fence.groups.includes(person.group)) continue;
    if (fence.borrowing === "whileNobodyWaits" && !someoneWaits(fence, unit)) continue;
    let used = 0;
    for (const group of fence.groups) used += unit.takenBy(group);
    kept += Math.max(0, fence.beds - used);
  }
  return kept;
}

function someoneWaits({ groups }: RingFence, unit: UnitView): boolean {
  for (let i = 0; i < groups.length; i++) if (unit.waitingOf(groups[i]) > 0) return true;
  return false;
}

export function ringFenceInWords(rule: RingFenceRule): string {
  const real = rule.filter(({ beds, units }) => beds > 0 && units.length > 0);
  return real.length === 0 ? "No beds are ring-fenced." : real.map(fenceInWords).join(" ");
}

function fenceInWords({ beds, groupNames, units, unitsInWords, borrowing }: RingFence): string {
  const each = units.length > 1 && !unitsInWords.startsWith("every") ? " each" : "";
  const kept = `In ${unitsInWords} ${counted(beds, "bed")}${each} ${beds === 1 ? "is" : "are"} kept for the`;
  const groups = `${groupNames.length === 1 ? "group" : "groups"} ${and(groupNames)}`;
  const borrowed = `; others may have ${beds === 1 ? "it" : "them"} while nobody of these waits`;
  return `${kept} ${groups}${borrowing === "never" ? "" : borrowed}.`;
}

/** The rule in the catalogue. */
export const RING_FENCE_DESCRIBED: RuleDescription = {
  name: "ringFence",
  question: "Are beds kept for some groups?",
  parameters: [
    { name: "beds", meaning: "beds kept in each of the units", default: "none", example: "6" },
    { name: "for", meaning: "groups they are kept for", default: "must be given", example: "[sentenced, remand]" },
    {
      name: "in",
      meaning: "units or catchments that keep them",
      default: "every unit",
      example: "[moorside, north]",
    },
    {
      name: "borrowing",
      meaning: "whether others may have them: never, or whileNobodyWaits",
      default: "never",
      example: "whileNobodyWaits",
    },
  ],
  defaultSentence: ringFenceInWords(DEFAULT_RING_FENCE),
  example: "[{ beds: 6, for: [sentenced, remand], borrowing: whileNobodyWaits }]",
  exampleSentence: ringFenceInWords([
    {
      beds: 6,
      groups: [0, 1],
      groupNames: ["sentenced", "remand"],
      units: [0],
      unitsInWords: "every unit",
      borrowing: "whileNobodyWaits",
    },
  ]),
};
