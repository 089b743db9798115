import { type BedsResult, HEADLINE_METRICS } from "../../experiment/index.js";
import { describeMetric, isMetricId, METRICS } from "../../observe/index.js";
import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { measureInWords, percent } from "../estimates.js";
import { targetsAskedFor } from "../explain/study.js";
import { counted } from "../numbers.js";
import { placesInWords, targetsInWords } from "../targets.js";
import { fromTheFile, item, list, paragraph, section } from "./item.js";
import type { StressOf } from "./subject.js";

export function objectives({ scenario, beds, others = [] }: StressOf): readonly Block[] {
  const { about } = scenario;
  return [
    section("1 Objectives"),
    ...item(
      "1.1 Purpose of the model",
      fromTheFile(scenario, "purpose", "the decision that the model serves, and whose it is"),
      ...(about === "" ? [] : [paragraph(`Scenario “${scenario.name}”. ${about}`)]),
    ),
    ...item("1.2 Model outputs", ...outputs(scenario)),
    ...item(
      "1.3 Experimentation aims",
      fromTheFile(scenario, "experiments", "the questions that the experiments are to answer, and why these scenarios"),
      ...list([...targetAims(scenario), ...scenarioAims(others), ...searchAims(beds)]),
    ),
  ];
}

function outputs({ study }: Scenario): readonly Block[] {
  const { replications, targets } = study;
  const wanted = [
    ...HEADLINE_METRICS,
    ...targets.map(({ metric }) => metric),
    ...(replications.kind === "precision" ? replications.of : []),
  ];
  const shown = [...new Set(wanted)].filter(isMetricId).map(describeMetric);
  return [
    paragraph(
      `The headline measures, and those that targets and precision name; ${counted(METRICS.length, "measure")} in all have such a definition and are in every result, for the whole, by group, unit, catchment and calendar year where they can be given.`,
    ),
    {
      kind: "table",
      table: {
        columns: [
          { title: "Measure", align: "left" },
          { title: "In", align: "left" },
          { title: "What is counted", align: "left" },
        ],
        rows: shown.map(({ title, measure, definition }) => [title, measureInWords(measure), definition]),
      },
    },
    ...list([
      "Occupancy, lists and flows are integrals and counts over the measured window. Waits belong to the people who join the list in the window, however late they are offered a bed, so that no wait is cut off; those still waiting at the end of the follow-up count as longer than that.",
      "Averages of people are ratios of totals over all replications, with a jackknife over replications; other averages are the mean of the replications; both carry Student's t. Quantiles are those of the people of all replications together, with an interval inverted from that of a share. All intervals are at 95 % and cover chance alone, not doubts about the inputs.",
    ]),
  ];
}

function targetAims({ study }: Scenario): readonly string[] {
  return study.targets.length === 0 ? [] : [targetsAskedFor(study.targets)];
}

function scenarioAims(others: readonly Scenario[]): readonly string[] {
  return others.map(({ name, about }) => `Scenario “${name}”${about === "" ? "." : `: ${about}`}`);
}

function searchAims(beds: BedsResult | undefined): readonly string[] {
  if (beds === undefined) return [];
  const { targets, where, how, asked } = beds;
  const shared = how === "allocation" ? "each place with a number of its own" : "shared out as beds are today";
  return [
    `Simulation optimisation: the smallest number of beds${placesInWords(where)}, ${shared}, that keeps ${targetsInWords(targets)}. Each number of beds is decided by a sequential test of the sign of the mean margin, with a confidence of ${percent(asked.confidence)} in the answer.`,
  ];
}
