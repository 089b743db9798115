import { METRIC_IDS } from "../../experiment/index.js";
import { dateAfter } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";
import type { Block, Detail } from "../document.js";
import { chosenLength } from "../durations.js";
import { percent } from "../estimates.js";
import { aboutNumber, counted, formatNumber, givenNumber, listed } from "../numbers.js";
import { targetInWords } from "../targets.js";
import { censusInWords, peopleAtStart } from "./people-at-start.js";

/** How the study is run: the start, the window, replications, targets. */
export function studyExplained(scenario: Scenario, detail: Detail): readonly Block[] {
  const { study, seed } = scenario;
  return [
    { kind: "heading", text: "How the study is run" },
    {
      kind: "list",
      items: [
        startInWords(scenario),
        ...windowInWords(scenario),
        replicationsInWords(study.replications),
        `Seed ${seed}: the same people with the same luck in every scenario with this seed.`,
        targetsAskedFor(study.targets),
      ],
    },
    ...peopleAtStart(scenario, detail),
  ];
}

/** What the estate looks like on day zero. */
export function startInWords(scenario: Scenario): string {
  const { atStart, estate, start } = scenario;
  if (atStart.kind === "empty") return `The simulation starts on ${start} with empty beds and nobody waiting.`;
  if (atStart.kind === "census") return `The simulation starts on ${start} ${censusInWords(scenario, atStart)}`;
  const shares = [...new Set(atStart.unitOccupancy)].sort((a, b) => a - b);
  const beds = estate.units.reduce((sum, unit) => sum + unit.beds, 0);
  const filled = estate.units.reduce((sum, unit, i) => sum + unit.beds * atStart.unitOccupancy[i], 0);
  const each = shares.length > 1 ? ` (units from ${percent(shares[0])} to ${percent(shares[shares.length - 1])})` : "";
  const own = atStart.catchmentWaiting.reduce<number>((sum, waiting) => sum + (waiting ?? 0), 0);
  const others = atStart.catchmentWaiting.every((waiting) => waiting !== undefined) ? 0 : atStart.waiting;
  const full = beds > 0 ? percent(Number((filled / beds).toFixed(3))) : "none";
  return `The simulation starts on ${start} with ${full} of beds occupied${each}, by people who have already stayed for some time, and ${aboutNumber(own + others)} people waiting.`;
}

export function windowInWords({ study, start }: Scenario): readonly string[] {
  const { warmUp, run, followUp } = study;
  const [from, to] = [dateAfter(start, warmUp), dateAfter(start, warmUp + run)];
  return [
    warmUp > 0
      ? `Warm-up of ${chosenLength(warmUp)}, to ${from}, of which nothing is measured.`
      : "No warm-up: everything is measured from the first day.",
    `Measured for ${chosenLength(run)}, from ${from} to ${to}.`,
    followUp > 0
      ? `Then up to ${chosenLength(followUp)} more, until those who joined the list in the window have a bed or have left; nothing else is measured there.`
      : "Nobody is followed beyond that.",
  ];
}

export function replicationsInWords(replications: Scenario["study"]["replications"]): string {
  if (replications.kind === "fixed") return `${counted(replications.count, "replication")}, a fixed number.`;
  const { precision, of, atLeast, atMost } = replications;
  return `From ${formatNumber(atLeast, 0)} to ${counted(atMost, "replication")}: until half the 95 % interval of ${listed(of)} is within ${percent(precision)} of the estimate, and stays so.`;
}

export function targetsAskedFor(targets: Scenario["study"]["targets"]): string {
  if (targets.length === 0) return "No targets.";
  const known = (metric: string) => METRIC_IDS.includes(metric);
  const said = targets.map((target) =>
    known(target.metric)
      ? targetInWords(target)
      : `${target.metric} ${target.bound === "atLeast" ? "at least" : "at most"} ${givenNumber(target.value)}`,
  );
  return `${targets.length === 1 ? "Target" : "Targets"}: ${listed(said)}.`;
}
