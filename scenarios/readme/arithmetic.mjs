import { ARITHMETIC } from "./scenarios.mjs";
import { change, number } from "./words.mjs";

const DAYS_PER_YEAR = 365.25;

/** What can be worked out by hand, what is asked for when beds are unlimited, what happens in the estate as it is, and why
 *  the three differ. Everything but the first column is measured. */
export function arithmetic(results) {
  const rows = ARITHMETIC.map((each, i) => {
    const wanted = results.demand.variants[i].differences["beds.occupied"];
    const { differences } = inTheEstate(results, each.file);
    const cells = [
      `${each.beds > 0 ? "+" : ""}${each.beds}`,
      change(wanted),
      change(differences["beds.occupied"]),
      change(differences["bedWait.mean"]),
    ];
    return `| ${each.change} | ${each.how} | ${cells.join(" | ")} |`;
  });
  return `## Arithmetic and queue

Three of these can be worked out by hand from the published figures behind the baseline. The second column of numbers is what the simulation
finds when there are three times as many beds, so that nobody waits: the beds that are *wanted*. The third is the estate as it is.

| Change | By hand | Occupied beds, by hand | … wanted, beds unlimited | … in the estate as it is | Mean wait for a bed there [days] |
| --- | --- | ---: | ---: | ---: | ---: |
${rows.join("\n")}

Where they differ, and why:

${[...whyFixed(results), ...whyNoReturn(results), ...whyMoreTransfers(results), ...whyDelays(results)].map((line) => `- ${line}`).join("\n")}`;
}

function inTheEstate({ files, comparison }, file) {
  return comparison.variants[files.indexOf(file)];
}

function whyFixed({ comparison, demand }) {
  const occupied = comparison.base.metrics["beds.occupied"].estimate;
  const wanted = demand.base.metrics["beds.occupied"].estimate;
  return [
    `**A full estate cannot show what is wanted.** ${number(occupied, 0)} beds are occupied of 2,965, and ${number(wanted, 0)} would be if there were always one free. What is asked for beyond that appears as waiting, as people who leave the list untreated, and as people who are never admitted – not as occupied beds.`,
  ];
}

function whyNoReturn({ demand, withoutComingBack }) {
  const direct = withoutComingBack.everybody.variants[0].differences["beds.occupied"];
  const wanted = demand.variants[0].differences["beds.occupied"];
  const readmissions = demand.variants[0].differences.readmissions;
  const sentenced = daysEach(withoutComingBack.sentenced);
  const remand = daysEach(withoutComingBack.remand);
  return [
    `**No return, what the arithmetic leaves out: the courts.** It gives every person who is no longer returned 655 more days. Measured as if nobody ever came back, it is ${number(sentenced, 0)} days for sentenced people and ${number(remand, 0)} for people on remand, whose stay the court ends for many – discharged, released or sent back – before rehabilitation is done. Together that is ${change(direct)} occupied beds, close to the arithmetic.`,
    `**No return, what the arithmetic takes as small: people come back.** Those who are returned relapse, are referred again and take a bed again; with no return there are ${number(-readmissions.estimate, 0)} readmissions a year fewer (${number(-readmissions.high, 0)} to ${number(-readmissions.low, 0)}). That gives back about ${number(direct.estimate - wanted.estimate, 0)} of the beds, against 22 by hand, and leaves ${change(wanted)}.`,
  ];
}

/** Bed-days more for each person whom the clinicians no longer return. */
function daysEach({ variants: [{ differences }] }) {
  const returns = differences.returns.estimate - differences["returns.reason.courtDisposal"].estimate;
  return (-differences["beds.occupied"].estimate * DAYS_PER_YEAR) / returns;
}

function whyMoreTransfers({ demand, comparison, files }) {
  const wanted = demand.variants[1].differences["beds.occupied"];
  const { estimate } = demand.base.metrics.admissions;
  const admitted = comparison.base.metrics.admissions?.estimate;
  return [
    `**A tenth more from prison** is a tenth more people *identified*. With a bed always free fewer of them recover, are released or are sentenced away while they wait, so more are admitted than the hand calculation counts: ${change(wanted)} beds instead of +103${admitted === undefined ? "" : ` (${number(estimate, 0)} admissions a year against ${number(admitted, 0)} in the estate as it is)`}. In the estate as it is there is room for ${change(inTheEstate({ files, comparison }, "ten-percent-more-transfers.yaml").differences["beds.occupied"])}.`,
  ];
}

function whyDelays(results) {
  const share = results.demand.base.metrics["delayed.bedDays"].estimate;
  const freed = -results.demand.variants[2].differences["beds.occupied"].estimate;
  const empty = -inTheEstate(results, "halved-delays.yaml").differences["beds.occupied"].estimate;
  return [
    `**Halved delays** free ${number(freed, 0)} beds rather than 207, because ${number(100 * share, 1)} %, not 15 %, of bed-days in the baseline are delays. In the estate as it is ${number(freed - empty, 0)} of them fill again with people who were waiting, and the gain is in their wait.`,
  ];
}
