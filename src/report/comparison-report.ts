import type { ComparedVariant, Comparison } from "../experiment/index.js";
import type { Measure } from "../observe/index.js";
import { bounded } from "./bounds.js";
import { besideDifference, differenceInTable, differenceInWords, verdictInWords } from "./differences.js";
import type { Block, Column, Detail, Document } from "./document.js";
import { estimateText, estimateWithInterval, measureInWords } from "./estimates.js";
import { counted, formatNumber } from "./numbers.js";
import { programOf } from "./program.js";
import { caveats, STOPPED_BECAUSE, titled } from "./provenance.js";

/** Differences in how many changes a screen names of one variant. */
const SHOWN = 10;

/** What changes do, for people: the answer, a table for each variant, what was changed, how it was found. */
export function comparisonReport(comparison: Comparison, detail: Detail): Document {
  const { base, variants } = comparison;
  const several = variants.length > 1;
  const name = base.scenario.name;
  return {
    title: several
      ? `${name}, and ${counted(variants.length, "variant")}`
      : `${variants[0]?.scenario.name} against ${name}`,
    blocks: [
      ...(several ? [...comparisonOverview(comparison), ...bestBlocks(comparison)] : []),
      ...variants.flatMap((variant) => partOf(comparison, variant, several, detail)),
      { kind: "heading", text: "How this was found" },
      comparisonMethod(comparison),
      ...(detail === "full" ? titled(`Rules of “${name}”`, base.rules) : []),
      ...caveats(comparisonWarnings(comparison)),
    ],
  };
}

/** What the answer speaks of, where the comparison has it. */
const TOLD = ["bedWait.mean", "bedWait.within28", "beds.occupied"];

function toldOf({ base }: Comparison): readonly string[] {
  const told = TOLD.filter((id) => id in base.metrics);
  return told.length > 0 ? told : Object.keys(base.metrics).slice(0, 3);
}

/** What a variant does, in a sentence.
 *  @param ids metrics of the comparison to speak of; by default waits and beds */
export function comparisonInWords(
  comparison: Comparison,
  variant: ComparedVariant,
  ids: readonly string[] = toldOf(comparison),
): string {
  const { base } = comparison;
  return `“${variant.scenario.name}” against “${base.scenario.name}”${where(comparison)}: ${effectInWords(comparison, variant, ids)}.`;
}

/** `the mean wait for a bed is 16 days shorter (95 % interval 14 to 18), 29 instead of 45; …`, without the names. */
export function effectInWords({ base }: Comparison, variant: ComparedVariant, ids: readonly string[]): string {
  const { differences } = variant;
  const parts = ids.map((id) => {
    const words = differenceInWords(id, differences[id]);
    const [before, after] = [base, variant].map(({ metrics }) =>
      estimateText(besideDifference(metrics[id], differences[id])),
    );
    return /better|worse|higher|lower/.test(differences[id].verdict)
      ? `${words}, ${after} instead of ${before}`
      : words;
  });
  return parts.join("; ");
}

/** `, in 2035` or `, catchment West Midlands`; nothing for the whole estate. */
function where({ of: part }: Comparison): string {
  if (part === undefined) return "";
  return part.scope === "year" ? `, in ${part.name}` : `, ${part.scope} ${part.name}`;
}

/** Several variants at a glance: the base as it is, then one line for what each changes.
 *  @param ids metrics of the comparison, a column each; by default waits and beds */
export function comparisonOverview(
  comparison: Comparison,
  ids: readonly string[] = toldOf(comparison),
): readonly Block[] {
  const { base, variants } = comparison;
  const columns: Column[] = [
    { title: "Scenario", align: "left" },
    ...ids.map((id): Column => ({ title: titleWithMeasure(base.metrics[id], "difference"), align: "right" })),
  ];
  const asItIs = [base.scenario.name, ...ids.map((id) => estimateWithInterval(bounded(id, base.metrics[id])))];
  const rows = variants.map(({ scenario, differences }) => [
    scenario.name,
    ...ids.map((id) => differenceInTable(differences[id])),
  ]);
  return [
    {
      kind: "paragraph",
      text: `“${base.scenario.name}”${where(comparison)} as it is in the first line; below it, what each variant changes, with 95 % intervals.`,
    },
    { kind: "table", table: { columns, rows: [asItIs, ...rows] } },
  ];
}

function partOf(comparison: Comparison, variant: ComparedVariant, several: boolean, detail: Detail): readonly Block[] {
  return [
    ...(several ? [{ kind: "heading", text: variant.scenario.name } as const] : []),
    { kind: "answer", text: comparisonInWords(comparison, variant) },
    table(comparison, variant),
    ...changesInWords(comparison, variant, detail),
  ];
}

/** What was changed, and the rules that are therefore other ones. */
export function changesInWords(comparison: Comparison, variant: ComparedVariant, detail: Detail): readonly Block[] {
  const { differences } = variant.scenario;
  const shown = detail === "full" ? differences : differences.slice(0, SHOWN);
  const more = differences.length - shown.length;
  const changes = [...shown, ...(more > 0 ? [`and ${counted(more, "other difference")}`] : [])];
  const nothing = "Nothing: both files describe the same world.";
  return [
    ...titled("What was changed", changes.length === 0 ? [nothing] : changes),
    ...titled("Rules that are new or different", rulesOfItsOwn(comparison, variant)),
  ];
}

/** The sentences of the variant's rules that the base has not. */
function rulesOfItsOwn({ base }: Comparison, { rules }: ComparedVariant): readonly string[] {
  return rules.filter((rule) => !base.rules.includes(rule));
}

function table({ base }: Comparison, { metrics, differences }: ComparedVariant): Block {
  const columns: Column[] = [
    { title: "Metric", align: "left" },
    { title: "Base", align: "right" },
    { title: "Variant", align: "right" },
    { title: "Difference (95 % interval)", align: "right" },
    { title: "Verdict", align: "left" },
  ];
  const rows = Object.keys(differences).map((id) => [
    titleWithMeasure(base.metrics[id], "value"),
    estimateText(besideDifference(base.metrics[id], differences[id])),
    estimateText(besideDifference(metrics[id], differences[id])),
    differenceInTable(differences[id]),
    verdictInWords(differences[id]),
  ]);
  return { kind: "table", table: { columns, rows } };
}

/** Shares carry their sign with them, but differences of shares are points. */
function titleWithMeasure({ title, measure }: { title: string; measure: Measure }, of: "value" | "difference"): string {
  if (measure !== "share") return `${title} [${measureInWords(measure)}]`;
  return of === "value" ? title : `${title} [points]`;
}

/** How differences were found. */
export function comparisonMethod({ base, variants, seed, stopped, ...program }: Comparison): Block {
  const looked = variants.reduce((sum, { differences }) => sum + Object.keys(differences).length, 0);
  const names = [base, ...variants].map(({ scenario: { name, fingerprint } }) => `“${name}” ${fingerprint}`);
  return {
    kind: "list",
    items: [
      `${counted(base.replications, "replication")} of each scenario: ${STOPPED_BECAUSE[stopped]}. All have the same people with the same luck (seed ${seed}), so that only what was changed differs.`,
      `Intervals are for differences of replications in pairs, each at 95 % on its own. Verdicts are for all ${counted(looked, "difference")} together: with 95 % confidence none is wrong (Holm's correction). Doubts about the assumptions come on top.`,
      ...gainInWords(variants),
      `Measured from ${base.window.from} to ${base.window.to}.`,
      `Fingerprints: ${names.join(", ")}; ${programOf(program)}.`,
    ],
  };
}

/** What common luck was worth, in replications saved. */
function gainInWords(variants: Comparison["variants"]): readonly string[] {
  const gains = variants.flatMap(({ differences }) => Object.values(differences).flatMap(({ gain }) => gain ?? []));
  if (gains.length === 0) return [];
  const middle = [...gains].sort((one, other) => one - other)[Math.floor(gains.length / 2)];
  const most = Math.max(...gains);
  return [
    `What common luck was worth: for half of the differences it would have taken ${formatNumber(middle, 1)} times as many replications or more to know them as well with luck of its own for each scenario; at most ${formatNumber(most, most < 10 ? 1 : 0)} times.`,
  ];
}

/** Which scenario may be the best, for each metric of which that can be said. */
export function bestBlocks({ base, variants, best = {} }: Comparison): readonly Block[] {
  const names = [base, ...variants].map(({ scenario }) => `“${scenario.name}”`);
  const items = TOLD.filter((id) => id in best).map((id) => {
    const among = names.filter((_, i) => best[id][i].mayBeBest);
    const said = among.length === 1 ? `${among[0]} is the best` : `the best is one of ${among.join(", ")}`;
    return `${base.metrics[id].title}: ${said}.`;
  });
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: "Which is best, with 95 % confidence for each line (Hsu's comparisons with the best):" },
    { kind: "list", items },
  ];
}

/** What must be known of any of them, each once, and what makes them hard to compare. */
export function comparisonWarnings({ base, variants }: Comparison): readonly string[] {
  const other = variants.filter(({ window }) => window.from !== base.window.from || window.to !== base.window.to);
  const windows = other.map(
    ({ scenario, window }) =>
      `“${scenario.name}” is measured from ${window.from} to ${window.to}, so part of the difference is that of the times.`,
  );
  const named = [base, ...variants].flatMap(({ scenario, warnings }) =>
    warnings.map((warning) => `In “${scenario.name}”: ${warning}`),
  );
  return [...windows, ...named];
}
