import { type Change, type Changes, fingerprint, type Scenario } from "../scenario/index.js";
import type { Block, Document } from "./document.js";
import { counted, listed } from "./numbers.js";
import { titled } from "./provenance.js";

/** Two scenarios and what differs between them. */
export interface TwoScenarios {
  /** What the reader calls them, such as the names of their files. */
  readonly called: readonly [before: string, after: string];
  readonly before: Scenario;
  readonly after: Scenario;
  readonly changes: Changes;
}

const HEADINGS = [
  "The estate",
  "Who asks for a bed",
  "The way to the bed",
  "Stays, and what comes after",
  "Rules and law",
  "The study",
] as const;
type Heading = (typeof HEADINGS)[number];

/** By the first key of a path. */
const BY_KEY: Readonly<Record<string, Heading>> = {
  estate: "The estate",
  onward: "The estate",
  costs: "The estate",
  demand: "Who asks for a bed",
  prisonPopulation: "Who asks for a bed",
  access: "The way to the bed",
  stays: "Stays, and what comes after",
  exits: "Stays, and what comes after",
  after: "Stays, and what comes after",
  rules: "Rules and law",
  law: "Rules and law",
};

/** What differs between two scenarios, in words, under headings; changes that are only said apart from those that count. */
export function scenarioDifferences({ called, before, after, changes }: TwoScenarios): Document {
  const [one, other] = called;
  const { world, said } = changes;
  return {
    title: `${one} and ${other}`,
    blocks: [
      { kind: "answer", text: verdict(before, after, changes) },
      ...(world.length + said.length > 0
        ? [{ kind: "paragraph", text: `“Before → after”: before is ${one}, after is ${other}.` } as const]
        : []),
      ...HEADINGS.flatMap((heading) => titled(heading, wordsUnder(heading, world))),
      ...titled(
        "Only said differently",
        said.map(({ words }) => words),
      ),
      fingerprints(before, after),
    ],
  };
}

function headingOf({ path }: Change): Heading {
  const [key, _group, part] = path.map(String);
  if (key === "demand" && part !== undefined && Object.hasOwn(BY_KEY, part)) return BY_KEY[part];
  return Object.hasOwn(BY_KEY, key) ? BY_KEY[key] : "The study";
}

function wordsUnder(heading: Heading, world: readonly Change[]): readonly string[] {
  return world.filter((change) => headingOf(change) === heading).map(({ words }) => words);
}

function verdict(before: Scenario, after: Scenario, { world, said }: Changes): string {
  const areEqual = fingerprint(before) === fingerprint(after);
  if (areEqual && world.length + said.length === 0) return "The two scenarios are the same.";
  if (areEqual && world.length === 0) return "The two scenarios differ in words only: no number moves.";
  if (areEqual) {
    return "The two scenarios are written differently and mean the same: no number of a run moves. Ranges that are stated of figures, which sensitivity asks about, may differ.";
  }
  if (world.length === 0) return "The two scenarios are written alike, but the tables beside them differ.";
  const counts = HEADINGS.map((heading) => ({ heading, count: wordsUnder(heading, world).length }));
  const where = counts.filter(({ count }) => count > 0);
  const named = where.map(({ heading, count }) => `${count} under “${heading}”`);
  return `The two scenarios differ in ${counted(world.length, "place")}${where.length > 1 ? `: ${listed(named)}` : ` under “${where[0].heading}”`}.`;
}

function fingerprints(before: Scenario, after: Scenario): Block {
  const [one, other] = [fingerprint(before), fingerprint(after)];
  const text = one === other ? `Both have the fingerprint ${one}.` : `Fingerprints: ${one} before, ${other} after.`;
  return { kind: "paragraph", text };
}
