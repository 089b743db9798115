import type { Result } from "../../experiment/index.js";
import { comparisonWarnings } from "../comparison-report.js";
import { startInWords, windowInWords } from "../explain/study.js";
import { programOf } from "../program.js";
import { runMethod } from "../provenance.js";
import type { Reported, RunStudy } from "../reported.js";
import { sensitivityWarnings } from "../sensitivity-report.js";
import { theoryTable } from "../theory-table.js";
import type { Part, Section } from "./parts.js";

/** Why these figures may be believed, and how far: replications, start, theory, and every warning. */
export function trustSection(reported: Reported): readonly Section[] {
  const warnings = warningsOf(reported);
  const { runs } = reported;
  const parts: readonly Part[] = [
    ...(warnings.length > 0 ? [{ kind: "caveats", items: warnings } as const] : []),
    ...runs.flatMap((run) => ofRun(run, runs.length > 1)),
    { kind: "heading", text: "How to get the same figures" },
    { kind: "list", items: identities(reported) },
  ];
  return [{ id: "trust", title: "How far to trust this", parts }];
}

function ofRun({ result, scenario }: RunStudy, several: boolean): readonly Part[] {
  return [
    { kind: "heading", text: `How it was simulated${several ? `: ${scenario.name}` : ""}` },
    runMethod(result),
    { kind: "list", items: [startInWords(scenario), ...windowInWords(scenario)] },
    ...theoryTable(result, "brief"),
  ];
}

/** Each once, in the order of the report. */
function warningsOf({ runs, beds, comparisons, sensitivities }: Reported): readonly string[] {
  return [
    ...new Set([
      ...beds.flatMap(({ result, governed }) => [...result.warnings, ...(governed?.warnings ?? [])]),
      ...runs.flatMap(({ result }) => result.warnings),
      ...comparisons.flatMap(({ result }) => comparisonWarnings(result)),
      ...sensitivities.flatMap(({ result }) => sensitivityWarnings(result)),
    ]),
  ];
}

function identities({ runs, beds, comparisons, sensitivities }: Reported): readonly string[] {
  type Identified = Pick<Result, "scenario" | "seed" | "version" | "streamVersion">;
  const all: readonly Identified[] = [
    ...beds.map(({ result }) => result),
    ...runs.map(({ result }) => result),
    ...comparisons.flatMap(({ result: { base, variants, seed, version, streamVersion } }) =>
      [base, ...variants].map(({ scenario }) => ({ scenario, seed, version, streamVersion })),
    ),
    ...sensitivities.map(({ result }) => result),
  ];
  const said = all.map(
    ({ scenario: { name, fingerprint }, seed, ...program }) =>
      `“${name}”: fingerprint ${fingerprint}, seed ${seed}, ${programOf(program)}.`,
  );
  return [...new Set(said)];
}
