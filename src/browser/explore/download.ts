import { htmlReport, type Reported, renderJson, renderWorkbook } from "../../report/index.js";
import { writeVariant } from "../../scenario/index.js";
import type { Case } from "./case.js";
import type { Desk } from "./desk.js";
import type { Finder } from "./finder.js";

/** A file that the page can hand over. */
export interface Download {
  readonly label: string;
  readonly name: string;
  readonly type: string;
  make(): Promise<string | Uint8Array>;
}

/** Everything that is known of the case on the page, as files. */
export function downloadsOf(desk: Desk, finder: Finder): readonly Download[] {
  const stem = desk.base.data.name.replace(/.*[\\/]/, "").replace(/\.ya?ml$/, "");
  const reported = () => reportedOf(desk, finder);
  return [
    {
      label: "Scenario (YAML)",
      name: `${stem}-what-if.yaml`,
      type: "application/yaml",
      make: async () => yamlOf(desk),
    },
    {
      label: "Excel",
      name: `${stem}.xlsx`,
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      make: () => renderWorkbook(reported()),
    },
    { label: "Report", name: `${stem}-report.html`, type: "text/html", make: () => htmlReport(reported()) },
    {
      label: "Result (JSON)",
      name: `${stem}-result.json`,
      type: "application/json",
      make: async () => renderJson(desk.known.value?.result ?? {}),
    },
  ];
}

/** The changes as a file that extends the one of the page; without changes, that file itself. */
export function yamlOf({ base: { data }, now }: Desk): string {
  const { settings, scenario }: Case = now.value;
  if (settings.length === 0 && data.set.length === 0) return data.text;
  const about = `Made on the what-if page of ${data.name}.`;
  const variant = { name: scenario?.name ?? "what if", extends: data.name.replace(/.*[\\/]/, ""), about };
  return writeVariant(variant, [...data.set, ...settings]);
}

/** The case on the page with what its changes do, and what has been compared or searched beside it. */
function reportedOf({ base, known, compared }: Desk, { found }: Finder): Reported {
  if (known.value === undefined) return { runs: [], beds: [], comparisons: [], sensitivities: [] };
  const { scenario, result, comparison } = known.value;
  const changes = comparison && { scenarios: [base.scenario, scenario], result: comparison };
  const { value: beds } = found;
  return {
    runs: [{ scenario, result }],
    beds: beds?.scenario === scenario ? [beds] : [],
    comparisons: [compared.value ?? changes ?? []].flat(),
    sensitivities: [],
  };
}

/** Hands a file over, as if somebody had followed a link to it. */
export async function save({ name, type, make }: Download): Promise<void> {
  const content = await make();
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to have begun before the address goes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
