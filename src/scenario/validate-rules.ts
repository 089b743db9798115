import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import type { Subject } from "./subject.js";
import { checkFences } from "./validate-fences.js";
import { refuseBasis } from "./validate-law.js";
import { checkOnward } from "./validate-onward.js";

/** Checks the rules against the estate, the groups and the law that they speak of. */
export function checkRules(subject: Subject): void {
  checkWhoIsNext(subject);
  checkPlacement(subject);
  checkFences(subject);
  checkPathwayNames(subject);
  checkFundedStay(subject);
  checkPressure(subject);
  checkOnward(subject);
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
}

function checkWhoIsNext(subject: Subject): void {
  const { keys, ageing } = subject.file.rules?.whoIsNext ?? {};
  if (ageing === undefined || keys === undefined || keys.includes("urgency")) return;
  refuse(subject, ["rules", "whoIsNext", "ageing"], {
    expected: "“urgency” among the keys, as “ageing” makes up for it",
    received: `keys without it: ${keys.join(", ")}`,
    hint: "Add “urgency” to “keys”, or take “ageing” out.",
  });
}

function checkPlacement(subject: Subject): void {
  const read = subject.file.rules?.placement;
  const path = ["rules", "placement"];
  if (read?.spotPurchase !== undefined) checkSpotPurchase(subject);
  const together = subject.scenario.estate.catchments.some(({ collaborative }) => collaborative >= 0);
  if (read?.collaborative === undefined || together) return;
  const hint = "For example: catchments: { north: { collaborative: moors }, south: { collaborative: moors } }";
  refuse(subject, [...path, "collaborative"], {
    expected: "catchments that say which collaborative they are in",
    received: "none that does",
    hint,
  });
}

function checkSpotPurchase(subject: Subject): void {
  const path = ["rules", "placement", "spotPurchase"];
  const read = subject.file.rules?.placement?.spotPurchase;
  if (subject.file.estate?.spotPurchase === undefined) {
    const hint = "For example: estate: { spotPurchase: { atMost: 40, bedDayCost: 700 } }";
    const expected = "“spotPurchase” in the estate: how many beds may be bought, and at what price";
    refuse(subject, path, { expected, received: "a rule without it", hint });
  }
  if (read?.after === undefined && read?.occupancy === undefined)
    refuse(subject, path, { expected: "when beds are bought: “after”, “occupancy” or both" });
}

function checkPathwayNames(subject: Subject): void {
  const { pathway } = subject.scenario.rules;
  if (pathway.kind !== "discretionary") return;
  const path = ["rules", "pathway", "discretionary", "byLegalBasis"];
  for (const name of Object.keys(pathway.byLegalBasis)) refuseBasis(subject, [...path, name], name);
}

function checkFundedStay(subject: Subject): void {
  const { reviews, returned, longest } = subject.file.rules?.fundedStay ?? {};
  const path = ["rules", "fundedStay"];
  if ((reviews === undefined) !== (returned === undefined)) {
    const missing = reviews === undefined ? "reviews" : "returned";
    const hint = "For example: fundedStay: { reviews: [3 months, 6 months, 12 months], returned: 10% }";
    refuse(subject, [...path, missing], { expected: "“reviews” and “returned” together, or neither", hint });
  }
  const falling = reviews?.findIndex((day, position) => position > 0 && day <= reviews[position - 1]!) ?? -1;
  if (falling > 0)
    refuse(subject, [...path, "reviews", falling], {
      expected: "a review after the one before it, such as [6 months, 12 months]",
    });
  const last = Math.max(0, ...(reviews ?? []));
  if (longest === undefined || longest > last) return;
  refuse(subject, [...path, "longest"], {
    expected: "a longest funded stay beyond the last review",
    hint: "When the longest funded stay is over, everybody who can be returned is: a review then or later decides nothing.",
  });
}

function checkPressure(subject: Subject): void {
  const { speeds = [], reviews } = subject.file.rules?.pressure ?? {};
  const path = ["rules", "pressure"];
  const expected = "when there is pressure: “occupancy”, “waiting” or both";
  speeds.forEach(({ occupancy, waiting }, position) => {
    if (occupancy === undefined && waiting === undefined) refuse(subject, [...path, "speeds", position], { expected });
  });
  if (reviews !== undefined && reviews.occupancy === undefined && reviews.waiting === undefined)
    refuse(subject, [...path, "reviews"], { expected });
}
