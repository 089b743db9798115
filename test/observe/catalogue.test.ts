import { describe, expect, it } from "vitest";
import { describeMetric, isMetricId, METRICS, nearestMetricId } from "../../src/observe/index.js";

/** Section 7 of the design, written out. */
const PROMISED = [
  "occupancy.mean occupancy.p95 occupancy.full beds.open beds.occupied beds.held beds.commissioned",
  "waiting.mean waiting.end stillWaiting",
  "transferTime.mean transferTime.median transferTime.p90 transferTime.p95",
  "transferTime.within14 transferTime.within28 transferTime.within56 transferTime.within90",
  "transferTime.allLevels.mean transferTime.allLevels.within28",
  "bedWait.mean bedWait.median bedWait.p90 bedWait.within28 bedWait.any",
  "listed.admitted listed.admittedWithin28",
  "referrals accepted declined admissions readmissions returns departures transfers",
  "departures.to.prison departures.to.highSecure departures.to.lowSecure departures.to.community departures.to.died",
  "returns.reason.treatmentComplete returns.reason.notEngaging returns.reason.tooHighRisk",
  "returns.reason.courtDisposal returns.reason.pressure returns.reason.fundedStayEnded",
  "leftUntreated.released leftUntreated.court leftUntreated.recovered leftUntreated.died",
  "placedElsewhere.picu placedElsewhere.low placedElsewhere.high placedElsewhere.other",
  "stay.mean stay.median stay.over2y stay.over5y delayed.bedDays outOfArea.bedDays spot.bedDays",
  "rehabilitated untreatedDays notional37 cost.total cost.spot cost.perAdmission equity.wait equity.rehabilitated",
].flatMap((line) => line.split(" "));

describe("the catalogue of metrics", () => {
  it("has every metric of the design", () => {
    for (const id of PROMISED) expect(isMetricId(id), id).toBe(true);
  });

  it("has no id twice, and for each a title and one whole sentence", () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
    expect(new Set(METRICS.map(({ title }) => title)).size).toBe(METRICS.length);
    for (const { id, title, definition, scopes } of METRICS) {
      expect(title, id).toMatch(/^[A-Z]/);
      expect(definition, id).toMatch(/^[A-Z].*\.$/);
      expect(scopes, id).toContain("all");
    }
  });

  it("finds the nearest id to a mistyped one", () => {
    expect(nearestMetricId("bedwait.within28")).toBe("bedWait.within28");
    expect(nearestMetricId("transferTime.within26")).toBe("transferTime.within28");
    expect(nearestMetricId("ocupancy.mean")).toBe("occupancy.mean");
    expect(nearestMetricId("notional")).toBe("notional37");
    expect(nearestMetricId("x".repeat(100_000))).toBeTypeOf("string");
  });

  it("says so when there is no such metric", () => {
    expect(describeMetric("stay.mean").measure).toBe("days");
    expect(() => describeMetric("stay.main")).toThrow("there is no metric “stay.main”; the nearest is “stay.mean”");
    expect(() => describeMetric("constructor")).toThrow("there is no metric");
  });
});
