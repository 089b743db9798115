import { describe, expect, test } from "vitest";
import type { PoolTheory } from "../../src/experiment/index.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { theoryTable } from "../../src/report/theory-table.js";
import { madeUpPool, madeUpResult } from "./made-up.js";

const text = (pools: readonly PoolTheory[], detail: "brief" | "full" = "brief") => {
  const theory = { pools, whole: madeUpPool({ pool: "The whole estate", beds: 300 }) };
  return renderTerminal({ title: "", blocks: theoryTable(madeUpResult({ theory }), detail) }, { width: 200 });
};

describe("the table of theory", () => {
  test("one pool: load, beds in use, beds that would do, wait by theory and simulated, and the share who wait", () => {
    const report = text([madeUpPool()]);
    expect(report).toMatch(/^moorside +60 +57\.0 +56\.9 +70 +122\.0 +120$/m);
    expect(report).toContain("Have to wait: 61 % by theory (Erlang C), 58 % simulated. Without a list 7.6 %");
    expect(report).not.toContain("The whole estate");
    expect(report).not.toContain("~");
  });

  test("says what is only about right, what bounds, and why there is nothing", () => {
    const { waits } = madeUpPool();
    const bound = { ...waits, theory: { blocked: 0.1, any: 0.5, mean: 90, standing: "atMost" } } as const;
    const { theory: _theory, ...none } = waits;
    const report = text([
      madeUpPool({
        pool: "b",
        leftOut: ["people who come back", "tribunals"],
        waits: { ...none, why: "load or beds change" },
      }),
      madeUpPool({ pool: "c", waits: bound, unlimited: { beds: 66, share: 0.95, standing: "benchmark" } }),
      madeUpPool({ pool: "d", beds: 50, overloaded: [2026, 2027, 2030] }),
    ]);
    expect(report).toMatch(/^b +60 +~57\.0 +56\.9 +70 +– /m);
    expect(report).toMatch(/^c +60 +57\.0 +56\.9 +~66 +≤ 90\.0 /m);
    expect(report).toContain("~ not counted: people who come back and tribunals");
    expect(report).toContain("No wait by theory (–) where load or beds change.");
    expect(report).toContain("≤ a bound, as people leave the list");
    expect(report).toContain("At least as many beds asked for as there are: d in 2026–2030.");
    expect(report.indexOf("\nd ")).toBeLessThan(report.indexOf("\nb "));
    expect(report).toMatch(/^The whole estate +300/m);
  });

  test("a screen shows the eight fullest pools, a file all", () => {
    const pools = Array.from({ length: 11 }, (_, i) => madeUpPool({ pool: `p${i}x`, beds: 60 + i }));
    expect([...text(pools).matchAll(/^p\d+x/gm)]).toHaveLength(8);
    expect(text(pools)).toContain("3 pools less full not shown.");
    expect([...text(pools, "full").matchAll(/^p\d+x/gm)]).toHaveLength(11);
  });
});
