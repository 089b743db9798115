import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SILENCE } from "../../src/domain/index.js";
import {
  FIGURES,
  Fingerprint,
  figuresOf,
  Journal,
  layoutOf,
  type ObservationPlan,
  Observer,
  type Outputs,
  tell,
} from "../../src/observe/index.js";
import { randomPlan, randomStory } from "./random-stories.js";
import { retell, type Told } from "./told.js";

const RUNS = { numRuns: 100, seed: 2021 };
const INTEGRALS = [
  ...(["occupied", "held", "waiting", "delayed", "untreated", "over2y", "over5y"] as const),
  ...(["spot", "outOfArea", "awaitingPlace", "onward.lowSecure", "onward.community"] as const),
  ...(["papers", "overtaken", "ringFenced", "bedHeld", "delayedDischarge", "bedClosed", "noBed"] as const).map(
    (cause) => `cause.${cause}` as const,
  ),
] as const;

const told = randomPlan.chain((plan) => {
  const windowEnd = Math.round(plan.warmUp * 1440) + Math.round(plan.run * 1440);
  return randomStory(windowEnd).map((story) => ({ plan, ...story }));
});

function observed(plan: ObservationPlan, facts: readonly Told[], end: number, observer = new Observer(plan)): Outputs {
  retell(facts, observer);
  observer.finish(end);
  return observer.outputs();
}

function always(law: (plan: ObservationPlan, outputs: Outputs, facts: readonly Told[], end: number) => void): void {
  fc.assert(
    fc.property(told, ({ plan, facts, end }) => law(plan, observed(plan, facts, end), facts, end)),
    RUNS,
  );
}

describe("identities that no story can break", () => {
  it("groups add up to all, and so do calendar years", () => {
    always((plan, outputs) => {
      const rows = outputs.figures.length / FIGURES.length;
      const layout = layoutOf(plan, rows - layoutOf(plan, 0).rows);
      const figure = (row: number, name: (typeof FIGURES)[number]) => figuresOf(outputs, row)(name);
      const sum = (scope: "group" | "year", name: (typeof FIGURES)[number]) =>
        Array.from({ length: layout.count[scope] }, (_, index) => figure(layout.first[scope] + index, name)).reduce(
          (total, part) => total + part,
          0,
        );
      for (const name of FIGURES) {
        if (name === "occupancyP95") continue;
        if (name !== "waitingEnd") expect(sum("year", name), `years: ${name}`).toBe(figure(0, name));
        const ofBeds = [
          "open",
          "commissioned",
          "full",
          "equipped",
          "cost",
          "minutes",
          "opened",
          "capital",
          "deadlocks",
        ].includes(name);
        const ofPools = name.startsWith("cause."); // a pool serves all groups
        if (!ofBeds && !ofPools) expect(sum("group", name), `groups: ${name}`).toBe(figure(0, name));
      }
      for (let row = 0; row < rows; row++)
        for (const name of INTEGRALS) expect(figure(row, name), name).toBeGreaterThanOrEqual(0);
    });
  });

  it("Little's law holds exactly: the list's time integral is the clipped waits of all who were on it", () => {
    always((plan, outputs, facts) => {
      // Waits straight from the facts: from `listed` to `offered`, `admitted`, `left` or the end.
      const { from, to } = windowOf(plan);
      const since = new Map<number, number>();
      let days = 0;
      const stop = (patient: number, time: number) => {
        const start = since.get(patient);
        if (start !== undefined) days += Math.max(0, Math.min(time, to) - Math.max(start, from));
        since.delete(patient);
      };
      for (const { fact, numbers } of facts) {
        if (fact === "listed") since.set(numbers[1], numbers[0]);
        if (fact === "offered" || fact === "admitted" || fact === "left") stop(numbers[1], numbers[0]);
      }
      for (const patient of [...since.keys()]) stop(patient, Number.POSITIVE_INFINITY);
      expect(figuresOf(outputs, 0)("waiting")).toBe(days);
    });
  });

  it("occupancy is never above one, and beds in use never more than open ones", () => {
    always((plan, outputs) => {
      const rows = outputs.figures.length / FIGURES.length;
      for (let row = 0; row < rows; row++) {
        const of = figuresOf(outputs, row);
        if (of("open") === 0) continue;
        expect(of("occupied") + of("held")).toBeLessThanOrEqual(of("open"));
        expect(of("commissioned")).toBeLessThanOrEqual(of("open"));
        expect(of("full")).toBeLessThanOrEqual(of("equipped"));
        if (!Number.isNaN(of("occupancyP95"))) expect(of("occupancyP95")).toBeLessThanOrEqual(1);
      }
      expect(plan.units).toHaveLength(3);
    });
  });

  it("moving the window's start back by a part and adding that part's figures changes nothing", () => {
    // [w, w + r) = [w, w + r/2) and [w + r/2, w + r), for integrals and counts.
    always((plan, outputs, facts, end) => {
      const half = Math.floor((plan.run * 1440) / 2) / 1440;
      const early = observed({ ...plan, run: half }, facts, end);
      const late = observed({ ...plan, warmUp: plan.warmUp + half, run: plan.run - half }, facts, end);
      for (const name of [...INTEGRALS, "open", "cost", "full", "admitted", "departed", "listed", "stays"] as const) {
        const parts = figuresOf(early, 0)(name) + figuresOf(late, 0)(name);
        expect(parts, name).toBe(figuresOf(outputs, 0)(name));
      }
    });
  });
});

function windowOf(plan: ObservationPlan): { from: number; to: number } {
  const from = Math.round(plan.warmUp * 1440);
  return { from, to: from + Math.round(plan.run * 1440) };
}

describe("observing", () => {
  it("is not disturbed by who else listens", () => {
    always((plan, outputs, facts, end) => {
      const observer = new Observer(plan);
      const names = { start: plan.start, groups: [], units: [], places: [], catchments: [], serviceLines: [], law: [] };
      retell(facts, tell(new Journal(names), observer, new Fingerprint(), SILENCE));
      observer.finish(end);
      expect(observer.outputs()).toEqual(outputs);
    });
  });

  it("begins afresh after a reset", () => {
    fc.assert(
      fc.property(told, ({ plan, facts, end }) => {
        const observer = new Observer(plan);
        const first = observed(plan, facts, end, observer);
        observer.reset();
        expect(observed(plan, facts, end, observer)).toEqual(first);
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it("survives being cloned, as between workers", () => {
    always((_plan, outputs) => {
      expect(structuredClone(outputs)).toEqual(outputs);
    });
  });
});
