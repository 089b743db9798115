import { fingerprint, rulesInWords, type Scenario } from "../../scenario/index.js";
import type { Block, Detail, Document } from "../document.js";
import { sourcesOf, titled } from "../provenance.js";
import { demandExplained } from "./demand.js";
import { estateExplained } from "./estate.js";
import { envelopeAnswer, envelopeOf, loadsExplained } from "./loads.js";
import { leavingExplained, staysExplained } from "./stays.js";
import { studyExplained } from "./study.js";
import { wayExplained } from "./way-to-the-bed.js";

/** A scenario in plain English, for who pays and who checks: the estate, who asks for it, how long they stay, the rules, how
 *  it is studied, what arithmetic alone says, and where the figures come from.
 *  @param detail `brief` leaves out what does not fit on a screen: single units of a large estate, the less full pools */
export function explainScenario(scenario: Scenario, detail: Detail = "full"): Document {
  const envelope = envelopeOf(scenario);
  return {
    title: scenario.name,
    blocks: [
      { kind: "answer", text: `${scenario.name}. ${envelopeAnswer(envelope, scenario)}` },
      ...saidByTheFile(scenario),
      ...estateExplained(scenario, detail),
      ...demandExplained(scenario),
      ...wayExplained(scenario),
      ...staysExplained(scenario),
      ...leavingExplained(scenario),
      ...titled("The rules in force", rulesInWords(scenario)),
      ...studyExplained(scenario, detail),
      ...loadsExplained(scenario, envelope, detail),
      ...titled("What this scenario changes in the one it extends", scenario.differences),
      ...sourcesOf(scenario, "full"),
      {
        kind: "paragraph",
        text: `Fingerprint ${fingerprint(scenario)}: the same for every scenario whose figures are the same.`,
      },
    ],
  };
}

function saidByTheFile({ about, report }: Scenario): readonly Block[] {
  return [about, report.purpose, report.experiments].flatMap((text): readonly Block[] =>
    text === undefined || text === "" ? [] : [{ kind: "paragraph", text }],
  );
}
