import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { replicationsInWords, startInWords, windowInWords } from "../explain/study.js";
import { counted } from "../numbers.js";
import { programOf } from "../program.js";
import { STOPPED_BECAUSE } from "../provenance.js";
import { item, list, paragraph, section } from "./item.js";
import type { StressOf } from "./subject.js";

export function experimentation({ scenario, run, beds }: StressOf): readonly Block[] {
  return [
    section("4 Experimentation"),
    ...item("4.1 Initialisation", ...list([startInWords(scenario), howItStarts(scenario)])),
    ...item(
      "4.2 Run length",
      ...list([
        ...windowInWords(scenario),
        "The clock counts whole minutes; a day is 1,440 minutes and a year 365.25 days everywhere.",
      ]),
    ),
    ...item(
      "4.3 Estimation approach",
      ...list([
        replicationsInWords(scenario.study.replications),
        ...(run === undefined
          ? []
          : [`The run had ${counted(run.replications, "replication")}: ${STOPPED_BECAUSE[run.stopped]}.`]),
        ...(beds === undefined
          ? []
          : [
              `The search for beds had ${counted(beds.replications, "replication")} at least at every number of beds, the same people and the same luck at each.`,
            ]),
        "Scenarios are compared with common random numbers, by construction: the same person has the same luck in each, so that differences are paired.",
      ]),
    ),
  ];
}

function howItStarts({ atStart, study }: Scenario): string {
  if (atStart.kind === "empty") {
    return study.warmUp > 0
      ? "Stays last years, so an empty start is felt for long; the warm-up leaves its first years unmeasured. The command warmup says how long it is felt."
      : "Nothing is left unmeasured, so the empty start is part of what is studied.";
  }
  if (atStart.kind === "census") return "What the census does not say of a person is drawn, given what it does say.";
  return "The time that people in beds have already stayed is length-biased, and what remains is conditional on it; people on lists have already waited.";
}

/** Kept apart from the sections: an item that says where the figures of a run came from. */
export function ranWith({ run, beds }: StressOf): readonly Block[] {
  const result = run ?? beds;
  if (result === undefined) return [];
  return [
    paragraph(
      `The results reported with this were computed by ${programOf(result)}, from “${result.scenario.name}”, fingerprint ${result.scenario.fingerprint}, seed ${result.seed}.`,
    ),
  ];
}
