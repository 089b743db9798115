import { describeMetric } from "../../observe/index.js";
import { fingerprint, type Scenario } from "../../scenario/index.js";
import { measureInWords } from "../estimates.js";
import { rangeInWords, sourcesOf } from "../provenance.js";
import { type Reported, type RunStudy, scenariosOf } from "../reported.js";
import { stressDes } from "../stress-des/stress-des.js";
import type { Entry, Part, Section } from "./parts.js";
import { toldEnds, toldEstimate } from "./told.js";

/** What the figures rest on, for whoever must defend them. */
export function appendices(reported: Reported): readonly Section[] {
  const scenarios = scenariosOf(reported);
  const several = scenarios.length > 1;
  return [
    { id: "assumptions", title: "What it rests on", parts: scenarios.flatMap((one) => assumptions(one, several)) },
    ...differences(scenarios),
    { id: "stress-des", title: "How the study was done: STRESS-DES", parts: checklist(reported, scenarios) },
    ...(reported.runs.length > 0
      ? [{ id: "metrics", title: "Every figure, and what it means", parts: reported.runs.flatMap(metricsOf) }]
      : []),
  ];
}

/** The checklist of the first scenario, with what was run of it; the others differ as told above. */
function checklist({ runs, beds }: Reported, [scenario, ...others]: readonly Scenario[]): readonly Part[] {
  if (scenario === undefined) return [];
  const isOfIt = (one: { readonly scenario: Scenario }) => fingerprint(one.scenario) === fingerprint(scenario);
  const run = runs.find(isOfIt)?.result;
  const search = beds.find(isOfIt);
  const of = { scenario, others, ...(run && { run }), ...(search && { beds: search.result }) };
  return stressDes(of).blocks;
}

/** Every figure with a source: published, derived or assumed. */
function assumptions(scenario: Scenario, several: boolean): readonly Part[] {
  const { name, about, sources } = scenario;
  const [counted] = sourcesOf(scenario, "brief");
  const rows = sources.map((figure): Entry[] => [
    figure.path,
    figure.written,
    rangeInWords(figure) ?? "",
    figure.label ?? "",
    figure.source,
  ]);
  return [
    ...(several ? [{ kind: "heading", text: name } as const] : []),
    ...(about === "" ? [] : [{ kind: "paragraph", text: about } as const]),
    ...(counted === undefined ? [] : [counted]),
    ...(rows.length > 0
      ? [{ kind: "data", caption: `Figures with a source: ${name}`, table: { columns: ASSUMED, rows } } as const]
      : []),
  ];
}

const ASSUMED = [
  { title: "Figure", align: "left" },
  { title: "As written", align: "left" },
  { title: "Range", align: "left" },
  { title: "Label", align: "left" },
  { title: "Source", align: "left" },
] as const;

function differences(scenarios: readonly Scenario[]): readonly Section[] {
  const changed = scenarios.filter((scenario) => scenario.differences.length > 0);
  if (changed.length === 0) return [];
  const parts = changed.flatMap(({ name, differences: items }): readonly Part[] => [
    { kind: "heading", text: name },
    { kind: "list", items },
  ]);
  return [{ id: "differences", title: "What the scenarios change", parts }];
}

function metricsOf({ result, scenario }: RunStudy): readonly Part[] {
  const rows = Object.entries(result.metrics)
    .filter(([, { estimate }]) => estimate !== undefined)
    .map(([id, found]): Entry[] => [
      found.title,
      toldEstimate(found),
      ...toldEnds(found),
      measureInWords(found.measure),
      describeMetric(id).definition,
    ]);
  const columns = [
    { title: "Figure", align: "left" },
    { title: "Estimate", align: "right" },
    { title: "95 % from", align: "right" },
    { title: "to", align: "right" },
    { title: "Measure", align: "left" },
    { title: "What it counts", align: "left" },
  ] as const;
  return [{ kind: "data", caption: `Every figure: ${scenario.name}`, table: { columns, rows } }];
}
