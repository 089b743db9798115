import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Reported, renderSlides } from "../../src/report/index.js";
import { converted, HAS_LIBRE_OFFICE, NEEDED } from "./libre-office.js";
import { estimate, madeUpBeds, madeUpResult, madeUpScenario } from "./made-up.js";
import { complaintsAboutXml, partsOf, unescaped } from "./office.js";
import { tinyResults } from "./reported-results.js";

const HOSTILE = `=1+1"><img src=x onerror=alert(1)> \u001b[2J \u202Eright to left שלום ${"long ".repeat(2_000)}`;
const NOTHING: Reported = { runs: [], beds: [], comparisons: [], sensitivities: [] };
const EMU = 914_400;

interface SlideRead {
  readonly xml: string;
  readonly title: string;
  /** All text, a line for each paragraph. */
  readonly text: string;
  readonly notes: string;
}

function slidesOf(bytes: Uint8Array): readonly SlideRead[] {
  const parts = partsOf(bytes);
  const numbers = [...parts.keys()].flatMap((path) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1] ?? []);
  return numbers
    .map(Number)
    .sort((one, other) => one - other)
    .map((number) => {
      const xml = parts.get(`ppt/slides/slide${number}.xml`) ?? "";
      const shapes = [...xml.matchAll(/<p:sp>.*?<\/p:sp>/gs)].map(([shape]) => shape);
      const title = shapes.find((shape) => /<p:ph\s[^>]*type="title"/.test(shape)) ?? "";
      const notes = parts.get(`ppt/notesSlides/notesSlide${number}.xml`) ?? "";
      return { xml, title: textOf(title), text: textOf(xml), notes: textOf(notes) };
    });
}

function textOf(xml: string): string {
  const paragraphs = [...xml.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, paragraph]) =>
    [...paragraph.matchAll(/<a:t>(.*?)<\/a:t>/gs)].map(([, text]) => unescaped(text)).join(""),
  );
  return paragraphs
    .filter((paragraph) => paragraph !== "")
    .join("\n")
    .replaceAll("\u00a0", " ");
}

/** The lines of every chart, by name: x and y as the chart holds them. */
function linesOf(bytes: Uint8Array): ReadonlyMap<string, { x: readonly number[]; y: readonly number[]; xml: string }> {
  const charts = [...partsOf(bytes)].filter(([path]) => /^ppt\/charts\/chart\d+\.xml$/.test(path));
  const series = charts.flatMap(([, xml]) => [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([each]) => each));
  return new Map(
    series.map((xml) => {
      const name = /<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(xml)?.[1] ?? "";
      const y = pointsIn(/<c:(?:yVal|val)>.*?<\/c:(?:yVal|val)>/s.exec(xml)?.[0] ?? "");
      const x = pointsIn(/<c:(?:xVal|cat)>.*?<\/c:(?:xVal|cat)>/s.exec(xml)?.[0] ?? "");
      const at = [...y.keys()];
      return [
        unescaped(name).replaceAll("\u00a0", " "),
        { x: at.map((i) => x.get(i) ?? Number.NaN), y: [...y.values()], xml },
      ] as const;
    }),
  );
}

function pointsIn(xml: string): ReadonlyMap<string, number> {
  const points = [...xml.matchAll(/<c:pt idx="(\d+)">\s*<c:v>([^<]*)<\/c:v>/g)];
  return new Map(points.map(([, index, value]) => [index, Number(value)]));
}

describe("slides of real results", () => {
  let reported: Reported;
  let bytes: Uint8Array;
  beforeAll(async () => {
    reported = await tinyResults();
    bytes = await renderSlides(reported);
  });

  test("are six at most; each has a title that says something and notes with seed, fingerprint and version", () => {
    const slides = slidesOf(bytes);
    const [{ result }] = reported.runs;
    expect(slides.map(({ title }) => title.length > 20)).toEqual([true, true, true, true, true, true]);
    for (const { notes } of slides) {
      expect(notes).toContain("seed 2021");
      expect(notes).toContain(result.scenario.fingerprint);
      expect(notes).toContain(`securebeds ${result.version}`);
    }
  });

  test("the first says the number of beds in its title and again on a card with its interval", () => {
    const { answer, now } = reported.beds[0].result;
    if (answer.kind !== "found") throw new Error("the tiny unit has an answer");
    const [first] = slidesOf(bytes);
    expect(first.title).toMatch(
      new RegExp(`^About ${answer.beds} beds keep 80 % of people .*; ${now} are funded now$`),
    );
    expect(first.text.split("\n")).toContain(String(answer.beds));
    expect(first.text).toContain(`95 % interval ${answer.low ?? "?"} to ${answer.high ?? "?"}`);
    expect(first.text).toMatch(/not doubts about the assumptions\. 1 of the 1 figures/);
  });

  test("charts can be edited, and hold the numbers of the results", () => {
    const [{ result: beds }] = reported.beds;
    const [{ result: run }] = reported.runs;
    const lines = linesOf(bytes);
    const near = beds.curve.filter(({ beds: count }) => lines.get("Estimate")?.x.includes(count));
    expect(near.length).toBeGreaterThan(1);
    expect(lines.get("Estimate")?.y).toEqual(near.map(({ value }) => value.estimate));
    expect(lines.get("Target: 80 % or more")?.y).toEqual([0.8, 0.8]);
    expect(lines.get("28 days")?.x).toEqual([28, 28]);
    const offers = lines.get("Everybody: joining the list to an offer");
    const drawn = run.waits.days.filter((day) => day <= 182);
    expect(offers?.x).toEqual(drawn);
    expect(offers?.y).toEqual(run.waits.bedWait[0].share.slice(0, drawn.length));
    expect(lines.get("Occupied beds, mean")?.y).toEqual(run.series.occupied.mean);
    expect(lines.get("Waiting, mean")?.y).toEqual(run.series.waiting.mean);
    const data = [...partsOf(bytes)].filter(([path]) => /embeddings\/.*!xl\/worksheets\/sheet1\.xml$/.test(path));
    expect(data.length).toBe([...partsOf(bytes).keys()].filter((path) => /charts\/chart\d+\.xml$/.test(path)).length);
    for (const value of run.series.occupied.mean) {
      expect(data.some(([, xml]) => xml.includes(`<v>${value}</v>`))).toBe(true);
    }
  });

  test("lines can be told apart without colour, and every chart says what it shows", () => {
    const looks = ["Estimate", "Target: 80 % or more", "Now: 8 beds"].map((name) => {
      return /<a:prstDash val="(\w+)"/.exec(linesOf(bytes).get(name)?.xml ?? "")?.[1];
    });
    expect(new Set(looks).size).toBe(looks.length);
    for (const { xml } of slidesOf(bytes)) {
      for (const [frame] of xml.matchAll(/<p:graphicFrame[ >].*?<\/p:graphicFrame>/gs)) {
        if (frame.includes("/chart")) expect(frame).toMatch(/descr="[^"]{20,}"/);
      }
    }
  });

  test("nothing is outside the slide or over other text", () => {
    for (const { xml } of slidesOf(bytes)) {
      const boxes = [...xml.matchAll(/<p:(sp|graphicFrame)>.*?<\/p:\1>/gs)].flatMap(([shape]) => {
        const [, x, y, w, h] = /<a:off x="(\d+)" y="(\d+)"\/>\s*<a:ext cx="(\d+)" cy="(\d+)"/.exec(shape) ?? [];
        const hasText = /<a:t>/.test(shape) || shape.startsWith("<p:graphicFrame");
        return x === undefined || !hasText ? [] : [[x, y, w, h].map((emu) => Number(emu) / EMU)];
      });
      expect(boxes.length).toBeGreaterThan(1);
      for (const [x, y, w, h] of boxes) {
        expect(x).toBeGreaterThanOrEqual(0.4);
        expect(x + w).toBeLessThanOrEqual(12.8);
        expect(y + h).toBeLessThanOrEqual(7.4);
      }
      const clash = boxes.flatMap(([x, y, w, h], i) =>
        boxes
          .slice(i + 1)
          .filter(
            ([x2, y2, w2, h2]) => x + 0.01 < x2 + w2 && x2 + 0.01 < x + w && y + 0.01 < y2 + h2 && y2 + 0.01 < y + h,
          ),
      );
      expect(clash).toEqual([]);
    }
  });

  test("the same results give the same bytes, whatever the day and whatever was written before", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2031-05-06T07:08:09Z") });
    try {
      expect(Buffer.compare(await renderSlides(reported), bytes)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test.skipIf(!HAS_LIBRE_OFFICE)(`LibreOffice shows every slide ${NEEDED}`, () => {
    const pdf = converted(bytes, "deck.pptx", "pdf").get("deck.pdf")?.toString("latin1") ?? "";
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(slidesOf(bytes).length);
  });
});

describe("slides of hostile or made-up results", () => {
  test("hostile names are text, cut to what fits", async () => {
    const bytes = await renderSlides(await tinyResults(HOSTILE));
    for (const [path, xml] of partsOf(bytes)) {
      expect([path, ...complaintsAboutXml(xml)]).toEqual([path]);
      expect(xml).not.toMatch(/<a:hlinkClick|NaN|Infinity|undefined|(?![\n\r\t])[\p{Cc}\p{Cf}]/u);
    }
    const all = slidesOf(bytes);
    expect(all.some(({ text }) => text.includes('=1+1"><img src=x onerror=alert(1)>'))).toBe(true);
    for (const { title, text } of all) {
      expect(title.length).toBeLessThan(300);
      expect(text.length).toBeLessThan(4_000);
    }
  });

  test("a run alone has no slide about beds or comparisons, and none that is empty", async () => {
    const result = madeUpResult({
      targets: [{ metric: "bedWait.within28", bound: "atLeast", value: 0.85, estimate: 0.41, verdict: "missed" }],
      warnings: ["Lists grow without end."],
    });
    const slides = slidesOf(await renderSlides({ ...NOTHING, runs: [{ scenario: madeUpScenario(), result }] }));
    expect(slides.map(({ title }) => title)).toEqual([
      "The target is missed – offered a bed within 28 days: 41 %, where 85 % or more is wanted",
      "What these results rest on",
    ]);
    expect(slides[0].text).toContain("95 % interval 38 to 44 %; wanted 85 % or more");
    expect(slides[1].text).toContain("Before you use these figures\n");
    expect(slides[1].text).toContain("Lists grow without end.");
  });

  test("what no number of beds does is said so, and a curve of one point is not drawn", async () => {
    const answer = { kind: "beyondBeds", best: 0.6, withBeds: 900, everyoneServed: true, left: [] } as const;
    const [point] = madeUpBeds().curve;
    const result = madeUpBeds({ answer, curve: [point] });
    const slides = slidesOf(await renderSlides({ ...NOTHING, beds: [{ scenario: madeUpScenario(), result }] }));
    expect(slides.map(({ title }) => title)).toEqual([
      "No number of beds keeps 85 % of people waiting 28 days or less for a bed",
      "What these results rest on",
    ]);
    expect(slides[0].text).toContain("none suffices");
  });

  test("two searches for the same target are told together, each with a line and an answer of its own", async () => {
    const other = madeUpBeds({
      scenario: { name: "Another", fingerprint: "1", differences: [] },
      answer: {
        kind: "found",
        beds: 500,
        unitBeds: [500],
        low: 490,
        high: undefined,
        level: 0.95,
        guarantee: undefined,
      },
    });
    const studies = [madeUpBeds(), other].map((result) => ({ scenario: madeUpScenario(), result }));
    const bytes = await renderSlides({ ...NOTHING, beds: studies });
    expect(slidesOf(bytes)[0].title).toBe(
      "Beds that keep 85 % of people waiting 28 days or less for a bed: about 478 in “Made up” and 500 in “Another”; 440 are funded now",
    );
    const lines = linesOf(bytes);
    expect(lines.get("Answer, “Another”: 500 beds")).toMatchObject({ x: [500], y: [0.9] });
    expect(lines.get("Another")?.x).toEqual([440, 478, 500]);
  });

  test("a wait without end and a metric without interval are said in words", async () => {
    const metrics = {
      "bedWait.mean": estimate("bedWait.mean", Number.POSITIVE_INFINITY, 20, Number.POSITIVE_INFINITY),
      "occupancy.mean": estimate("occupancy.mean", 0.9),
    };
    const result = madeUpResult({ metrics });
    const [first] = slidesOf(await renderSlides({ ...NOTHING, runs: [{ scenario: madeUpScenario(), result }] }));
    expect(first.text).toContain("> follow-up");
    expect(first.text).toContain("one replication, so no interval");
    expect(first.text).not.toMatch(/NaN|Infinity|undefined/);
  });
});
