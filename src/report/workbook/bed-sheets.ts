import type { BedsResult, CurvePoint } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { measureInWords } from "../estimates.js";
import type { Reported } from "../reported.js";
import { placesInWords, targetInWords } from "../targets.js";
import { differenceWithInterval, inMeasure, name, text, whole, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

/** What was searched for, first what was asked and then the part of it that beds govern. */
function searches({ beds }: Reported): readonly BedsResult[] {
  return beds.flatMap(({ result, governed }) => (governed === undefined ? [result] : [result, governed]));
}

/** Every number of beds that was tried, a row for each target. */
export function bedCurveSheet(reported: Reported): Sheet {
  return {
    name: "Bed curve",
    frozen: 2,
    columns: [
      column("Scenario", 26),
      column("Beds", 9),
      column("Which", 12),
      column("Target", 44),
      column("Value", 11),
      column("Low", 11),
      column("High", 11),
      column("Measure", 12),
      column("Mean wait for a bed [days]", 12),
      column("Low", 10),
      column("High", 10),
      column("Occupancy", 11),
      column("Low", 10),
      column("High", 10),
      column("Occupied beds", 11),
      column("Cost [£ a year]", 16),
      column("Replications", 13),
    ],
    rows: searches(reported).flatMap((result) => result.curve.flatMap((point) => ofPoint(result, point))),
  };
}

function ofPoint(result: BedsResult, point: CurvePoint): readonly (readonly SheetCell[])[] {
  const { scenario, targets, where } = result;
  return targets.map((target, t) => [
    name(`${scenario.name}${placesInWords(where)}`),
    whole(point.beds),
    text(which(result, point)),
    text(targetInWords(target)),
    ...withInterval(bounded(target.metric, point.values[t])),
    text(measureInWords(describeMetric(target.metric).measure)),
    ...withInterval(bounded("bedWait.mean", point.bedWait)),
    ...withInterval(bounded("occupancy.mean", point.occupancy)),
    inMeasure(point.occupied.estimate, "beds"),
    inMeasure(point.cost.estimate, "£/year"),
    whole(point.replications),
  ]);
}

function which({ now, answer }: BedsResult, { beds }: CurvePoint): string {
  const isAnswer = answer.kind === "found" && answer.beds === beds;
  return [...(beds === now ? ["now"] : []), ...(isAnswer ? ["answer"] : [])].join(", ");
}

/** Who gets how many beds, where there is more than one unit. */
export function bedsByUnitSheet(reported: Reported): Sheet {
  const rows = searches(reported).flatMap(({ answer, scenario, targets, units, today }) => {
    if (answer.kind !== "found" || units.length < 2) return [];
    return units.map((unit, u) => [
      name(scenario.name),
      name(unit),
      text(targets.map(targetInWords).join("; ")),
      whole(today.unitBeds[u]),
      whole(answer.unitBeds[u]),
      whole(answer.unitBeds[u] - today.unitBeds[u]),
    ]);
  });
  return {
    name: "Beds by unit",
    frozen: 2,
    columns: [
      column("Scenario", 26),
      column("Unit", 34),
      column("Target", 60),
      column("Beds now", 11),
      column("Beds in the answer", 11),
      column("Difference", 12),
    ],
    rows,
  };
}

/** What the next bed in each place would change. */
export function nextBedSheet(reported: Reported): Sheet {
  const rows = searches(reported).flatMap(({ scenario, targets, marginal }) =>
    marginal.flatMap(({ place, added, values, bedWait, cost, replications }) =>
      targets.map((target, t) => [
        name(scenario.name),
        name(place.name),
        text(targetInWords(target)),
        ...differenceWithInterval(values[t]),
        ...differenceWithInterval(bedWait),
        ...differenceWithInterval(cost),
        whole(added),
        whole(replications),
      ]),
    ),
  );
  return {
    name: "Next bed",
    frozen: 2,
    columns: [
      column("Scenario", 26),
      column("One more bed today in", 34),
      column("Target", 44),
      ...["Change of the target's metric, for each bed", "Low", "High"].map((title) => column(title, 16)),
      ...["Change of the mean wait [days]", "Low", "High"].map((title) => column(title, 16)),
      ...["Change of cost [£ a year]", "Low", "High"].map((title) => column(title, 16)),
      column("Beds added", 9),
      column("Replications", 13),
    ],
    rows,
  };
}
