import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { bedCurveFigure } from "../../src/report/index.js";
import { FOUND, madeUpBeds } from "./made-up.js";

async function drawn(...results: ReturnType<typeof madeUpBeds>[]): Promise<string> {
  const svg = await bedCurveFigure(results.map((result) => ({ result })));
  if (svg === undefined) throw new Error("nothing was drawn");
  return svg.replaceAll(/&#160;|\u00a0/g, " ");
}

function textsOf(svg: string): string[] {
  const { document } = parseHTML(`<!doctype html><body>${svg}</body>`);
  return [...document.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

describe("the picture of a bed curve", () => {
  test("says its finding, its target, today's beds and the answer", async () => {
    const texts = textsOf(await drawn(madeUpBeds()));
    expect(texts).toContain("It takes about 478 beds; now funded 440");
    expect(texts.join("\n")).toContain("target 85 % or more. Bands: 95 % intervals.");
    expect(texts).toContain("now 440");
    expect(texts).toContain("478 beds");
  });

  test("stands by itself and describes itself", async () => {
    const svg = await drawn(madeUpBeds());
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toMatch(/role="img"/);
    expect(svg).toMatch(/aria-label="It takes about 478 beds; now funded 440/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|href|url\(/);
  });

  test("a curve is drawn where its numbers are: more of the target lies higher", async () => {
    const svg = await drawn(madeUpBeds());
    const path = /stroke-width="2\.5"[^>]*><path d="M([^"]+)"/.exec(svg)?.[1] ?? "";
    const points = path.split("L").map((pair) => pair.split(",").map(Number));
    expect(points.length).toBe(3); // 440, 478 and 500 beds
    for (let i = 1; i < points.length; i++) {
      expect(points[i][0]).toBeGreaterThan(points[i - 1][0]);
      expect(points[i][1]).toBeLessThan(points[i - 1][1]);
    }
  });

  test("several scenarios have lines that differ in more than colour", async () => {
    const svg = await drawn(
      madeUpBeds(),
      madeUpBeds({ answer: { ...FOUND, beds: 490, low: 480, high: 500, level: 0.95 } }),
    );
    expect(textsOf(svg)).toContain("It takes about 478 beds or 490 beds; now funded 440");
    expect(svg).toContain('stroke-dasharray="8 4"');
  });

  test("names are text, whatever is in them", async () => {
    const scenario = { name: '"><script>alert(1)</script>&', fingerprint: "0", differences: [] };
    const svg = await drawn(madeUpBeds({ scenario }));
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;");
  });

  test("nothing to draw: another metric, or a single point", async () => {
    const other = madeUpBeds({ target: { metric: "bedWait.mean", bound: "atMost", value: 28 } });
    expect(await bedCurveFigure([{ result: madeUpBeds() }, { result: other }])).toBeUndefined();
    expect(await bedCurveFigure([{ result: madeUpBeds({ curve: madeUpBeds().curve.slice(0, 1) }) }])).toBeUndefined();
    expect(await bedCurveFigure([])).toBeUndefined();
  });
});
