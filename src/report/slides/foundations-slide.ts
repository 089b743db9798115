import type { Scenario } from "../../scenario/index.js";
import { formatNumber } from "../numbers.js";
import { programOf } from "../program.js";
import { type Reported, scenariosOf } from "../reported.js";
import { footOf } from "./foot.js";
import { allNotes } from "./notes.js";
import { box, type Piece, SLIDE, type SlidePlan } from "./plan.js";
import { called } from "./titles.js";

const LABELS = ["published", "derived", "assumed"] as const;
const MEANING = {
  published: "figures from a publication",
  derived: "worked out from publications",
  assumed: "no published figure was found",
} as const;

const METHOD = [
  "Each person is simulated from referral to departure, under the rules of the scenario; everything that chance decides is drawn anew in each replication.",
  "Intervals say how well the expected value is known over replications. They cover chance only: doubts about the assumptions come on top.",
] as const;

/** What the results rest on: where the figures come from, the method and the caveats. */
export function foundationsSlide(reported: Reported): readonly SlidePlan[] {
  const [result] = resultsOf(reported);
  const [scenario] = scenariosOf(reported);
  if (result === undefined || scenario === undefined) return [];
  const whole = SLIDE.right - SLIDE.left;
  const column = (whole - 0.6) / 2;
  const sources = scenario.sources.length > 0 ? counts(scenario) : [];
  const top = sources.length > 0 ? SLIDE.top + 2.0 : SLIDE.top;
  const below = SLIDE.bottom - top;
  const notes = allNotes(reported);
  const caveats = [...new Set(resultsOf(reported).flatMap(({ warnings }) => warnings))];
  const method = [...METHOD, ...provenance(reported)];
  const right = box(SLIDE.left + column + 0.6, top, column, below);
  const pieces: Piece[] = [
    ...sources,
    { kind: "list", box: box(SLIDE.left, top, column, below), heading: "How it was found", items: method },
    caveats.length > 0
      ? { kind: "list", box: right, heading: "Before you use these figures", items: caveats }
      : { kind: "list", box: right, heading: "Rules in force", items: result.rules },
  ];
  return [{ title: titleOf(scenario), pieces, notes: [...notes, ...caveats], foot: footOf(result) }];
}

function resultsOf({ beds, runs, comparisons, sensitivities }: Reported) {
  return [
    ...beds.flatMap(({ result, governed }) => (governed === undefined ? [result] : [result, governed])),
    ...comparisons.flatMap(({ result }) =>
      [result.base, ...result.variants].map((compared) => ({
        ...compared,
        version: result.version,
        streamVersion: result.streamVersion,
        seed: result.seed,
      })),
    ),
    ...runs.map(({ result }) => result),
    ...sensitivities.map(({ result }) => result),
  ];
}

/** How the same numbers are found again. */
function provenance(reported: Reported): readonly string[] {
  const results = resultsOf(reported);
  const versions = new Set(results.map(programOf));
  const seeds = new Set(results.map(({ seed }) => `seed ${seed}`));
  const prints = new Set(results.map(({ scenario }) => `${called(scenario.name)} ${scenario.fingerprint}`));
  return [
    `Found again with ${[...versions].join(", ")} and ${[...seeds].join(", ")}. Fingerprints: ${[...prints].join("; ")}.`,
  ];
}

function titleOf({ sources }: Scenario): string {
  const assumed = sources.filter(({ label }) => label === "assumed").length;
  if (sources.length === 0) return "What these results rest on";
  return `What these results rest on: ${assumed} of ${sources.length} figures with a stated source are assumptions`;
}

function counts({ sources }: Scenario): readonly Piece[] {
  const figures = LABELS.map((label) => {
    const count = sources.filter((source) => source.label === label).length;
    return { value: formatNumber(count, 0), label, detail: MEANING[label] };
  });
  return [{ kind: "figures", box: box(SLIDE.left, SLIDE.top, SLIDE.right - SLIDE.left, 1.65), figures }];
}
