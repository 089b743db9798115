import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { alike } from "../explain/by-group.js";
import { demandExplained, LEGAL_STEPS } from "../explain/demand.js";
import { estateExplained } from "../explain/estate.js";
import { BACK_STEPS, LEAVING_STEPS, leavingExplained, STAY_STEPS, staysExplained } from "../explain/stays.js";
import { LIST_STEPS, WAY_STEPS, wayExplained } from "../explain/way-to-the-bed.js";
import { counted, listed } from "../numbers.js";
import { rangeInWords } from "../provenance.js";
import { specInWords } from "../spec-in-words.js";
import { fromTheFile, item, list, paragraph, section, under } from "./item.js";

export function data(scenario: Scenario): readonly Block[] {
  return [
    section("3 Data"),
    ...item("3.1 Data sources", ...sources(scenario)),
    ...item(
      "3.2 Pre-processing",
      fromTheFile(scenario, "preprocessing", "what was done to the data before they were written into the file"),
      ...derived(scenario),
    ),
    ...item(
      "3.3 Input parameters",
      paragraph("First in words, then each distribution with its parameters."),
      ...under(estateExplained(scenario, "full")),
      ...under(demandExplained(scenario)),
      ...under(wayExplained(scenario)),
      ...under(staysExplained(scenario)),
      ...under(leavingExplained(scenario)),
      ...distributions(scenario),
      ...ranges(scenario),
    ),
    ...item("3.4 Assumptions", ...assumptions(scenario)),
  ];
}

function sources({ sources: all }: Scenario): readonly Block[] {
  if (all.length === 0) return [paragraph("The file gives no source for any of its figures: all of them are assumed.")];
  const published = all.filter(({ label }) => label === "published");
  const counts = (["published", "derived", "assumed"] as const).map(
    (label) => `${all.filter((each) => each.label === label).length} ${label}`,
  );
  return [
    paragraph(
      `Of ${counted(all.length, "figure")} with a source: ${listed(counts)}. Published figures are below, derived ones under 3.2, assumed ones under 3.4.`,
    ),
    ...list(published.map(inOneLine)),
  ];
}

function inOneLine({ path, written, source }: Scenario["sources"][number]): string {
  return `${path}: ${written}${source === "" ? "" : ` – ${source}`}`;
}

function derived({ sources: all }: Scenario): readonly Block[] {
  const worked = all.filter(({ label }) => label === "derived");
  return worked.length === 0
    ? []
    : [paragraph("Worked out from published figures, as said beside each:"), ...list(worked.map(inOneLine))];
}

/** Every distribution with all its parameters. */
function distributions({ groups }: Scenario): readonly Block[] {
  const steps = [...LEGAL_STEPS, ...WAY_STEPS, ...LIST_STEPS, ...STAY_STEPS, ...LEAVING_STEPS, ...BACK_STEPS];
  const rows = steps.flatMap(({ what, of }) =>
    alike(groups, of).map(({ who, value }) => [what, who, specInWords(value)]),
  );
  const columns = ["From → to", "Who", "Distribution [days]"].map((title) => ({ title, align: "left" as const }));
  return rows.length === 0
    ? []
    : [
        { kind: "heading", text: "Distributions", level: 4 },
        { kind: "table", table: { columns, rows } },
      ];
}

function ranges({ sources: all }: Scenario): readonly Block[] {
  const stated = all.flatMap((figure) => {
    const range = rangeInWords(figure);
    return range === undefined ? [] : [`${figure.path}: ${figure.written}, ${range}`];
  });
  return stated.length === 0
    ? []
    : [paragraph("Figures with a stated range, which sensitivity analysis uses:"), ...list(stated)];
}

const ALWAYS_ASSUMED: readonly string[] = [
  "People of a group come independently of each other, and what happens to one does not depend on another but for beds.",
  "The durations of one person are independent of each other, given the group, the plan and the section.",
  "A bed that is open is staffed, and can be filled the minute it is free by whoever the rules allow; cleaning, gender mix on a ward and compatibility of patients are not modelled.",
  "Behaviour does not change with the length of the list, except through the rules that are in force.",
  "Other services (high and low security, intensive care, prisons) have no limits of their own beyond the delays and places that the file gives.",
];

function assumptions({ sources: all }: Scenario): readonly Block[] {
  const assumed = all.filter(({ label }) => label === "assumed");
  return [
    paragraph("In the logic:"),
    ...list(ALWAYS_ASSUMED),
    ...(assumed.length === 0 ? [] : [paragraph("In the figures:"), ...list(assumed.map(inOneLine))]),
  ];
}
