import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, test } from "vitest";
import { study } from "../../src/experiment/index.js";
import { htmlReport, type Reported, renderJson } from "../../src/report/index.js";
import { smallStudies } from "./small-studies.js";

const NONE: Reported = { runs: [], beds: [], comparisons: [], sensitivities: [] };

let reported: Reported;
let page: string;
beforeAll(async () => {
  reported = await smallStudies();
  page = await htmlReport(reported);
});

const bodyOf = (html: string) => parseHTML(html).document;

/** Every number in plain data. */
function numbersIn(data: unknown, found = new Set<number>()): Set<number> {
  if (typeof data === "number") found.add(data);
  else if (typeof data === "object" && data !== null) for (const part of Object.values(data)) numbersIn(part, found);
  return found;
}

/** What a text says, in the scale of the number beside it, and half of its last digit. */
function readBack(text: string): { readonly value: number; readonly half: number } {
  const digits = text.replace(/\u00a0|,|£/g, "").replace(/^(over|under) /, "");
  const [, sign = "", whole = "", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?/.exec(digits) ?? [];
  const scale = digits.includes("%") || /points/.test(text) ? 100 : 1;
  const zeros = fraction === "" ? (/0+$/.exec(whole)?.[0].length ?? 0) : 0;
  const last = fraction === "" ? 10 ** Math.min(zeros, 4) : 10 ** -fraction.length;
  return { value: Number(`${sign === "-" ? "-" : ""}${whole}.${fraction || "0"}`) / scale, half: (0.5 * last) / scale };
}

describe("the page of a report", () => {
  test("says what was found with the numbers of the results and no others, each rounded as it is printed", () => {
    const known = numbersIn(JSON.parse(renderJson(reported)));
    const told = [...bodyOf(page).querySelectorAll("data")];
    expect(told.length).toBeGreaterThan(400);
    for (const element of told) {
      const value = Number(element.getAttribute("value"));
      const text = element.textContent ?? "";
      // Values beside a difference are given to its digits, and an interval ends where its measure does.
      const isBound = value === 0 || value === 1;
      expect(known.has(value) || isBound, `${value} “${text}” is in no result`).toBe(true);
      const read = readBack(text);
      const share = element.closest("tr")?.textContent?.includes("points") && !text.includes("%");
      const off = Math.abs(read.value / (share ? 100 : 1) - value);
      expect(off, `“${text}” stands for ${value}`).toBeLessThanOrEqual(
        (read.half / (share ? 100 : 1)) * 1.0001 + 1e-12,
      );
    }
  });

  test("has each number beside the name that it belongs to", () => {
    const document = bodyOf(page);
    /** Cells of the table under a heading, row by row; numbers in full. */
    const rowsAt = (id: string) => {
      const heading = document.getElementById(id);
      const table = id.startsWith("data-") ? heading?.nextElementSibling : heading?.querySelector(".table");
      return [...(table?.querySelectorAll("tbody tr") ?? [])].map((row) =>
        [...row.children].map((cell) => cell.querySelector("data")?.getAttribute("value") ?? cell.textContent ?? ""),
      );
    };
    const [{ result }] = reported.runs;
    const { metrics, groups, waits, series } = result;
    const value = (of: typeof metrics, id: string) => String(of[id]?.estimate);
    const { orders } = groups;
    expect(rowsAt("data-flow-of-people")).toContainEqual(["orders", "Waiting list", value(orders.metrics, "accepted")]);
    expect(rowsAt("data-flow-of-people")).toContainEqual([
      "sentenced",
      "Declined",
      value(groups.sentenced.metrics, "declined"),
    ]);
    expect(rowsAt("data-flow-of-people")).toContainEqual(["Waiting list", "In a bed", value(metrics, "admissions")]);
    expect(rowsAt("data-flow-of-people")).toContainEqual([
      "In a bed",
      "Community",
      value(metrics, "departures.to.community"),
    ]);
    const every = new Map(rowsAt("metrics").map(([title, estimate]) => [title, estimate]));
    for (const { title, estimate } of Object.values(metrics)) {
      if (estimate !== undefined && Number.isFinite(estimate)) expect(every.get(title), title).toBe(String(estimate));
    }
    const at = waits.days.indexOf(28);
    const everybody = waits.bedWait.find(({ by }) => by === "all");
    expect(rowsAt("data-waits").find(([days]) => days === "28")?.[1]).toBe(String(everybody?.share[at]));
    expect(rowsAt("data-occupancy-over-time")[3].slice(0, 4)).toEqual(
      [series.at[3], series.occupied.mean[3], series.occupied.low[3], series.occupied.high[3]].map(String),
    );
    const [{ result: search }] = reported.beds;
    const curve = search.curve.map(({ beds, value: { estimate } }) => [String(beds), String(estimate)]);
    expect(rowsAt("data-bed-curve").map((row) => row.slice(1, 3))).toEqual(curve);
    const { differences } = reported.comparisons[0].result.variants[0];
    for (const row of rowsAt("data-differences-1-1")) {
      const difference = Object.values(differences).find(({ title }) => title === row[0]);
      expect(row[4], row[0]).toBe(String(difference?.estimate));
    }
  });

  test("opens with how many beds, for what, how sure, and compared with what", () => {
    const { beds } = reported;
    const { answer, now } = beds[0].result;
    if (answer.kind !== "found") throw new Error(answer.kind);
    const lead = bodyOf(page).querySelector("header .lead")?.textContent ?? "";
    expect(lead).toContain(`About ${answer.beds}`);
    expect(lead).toContain("keep 75");
    expect(lead).toContain(`95 % interval ${answer.low} to ${answer.high ?? "more"}`.replace("95 ", "95\u00a0"));
    expect(lead).toContain(String(now));
    const tiles = [...bodyOf(page).querySelectorAll("header .tiles b")].map((tile) => tile.textContent);
    expect(tiles).toHaveLength(3);
    expect(tiles.slice(0, 2)).toEqual([String(answer.beds), String(now)]);
  });

  test("has everything that was computed, in order, and leaves out what was not", async () => {
    const titles = (html: string) => [...bodyOf(html).querySelectorAll("section")].map(({ id }) => id);
    expect(titles(page)).toEqual([
      ...["beds", "comparison", "waiting", "occupancy", "flow", "causes", "returns", "costs", "sensitivity", "trust"],
      ...["assumptions", "differences", "stress-des", "metrics", "data"],
    ]);
    expect(titles(await htmlReport({ ...NONE, beds: reported.beds }))).toEqual([
      "beds",
      "trust",
      "assumptions",
      "stress-des",
      "data",
    ]);
    const comparison = await htmlReport({ ...NONE, comparisons: reported.comparisons });
    expect(titles(comparison)).toEqual([
      ...["comparison", "trust", "assumptions", "differences", "stress-des", "data"],
    ]);
    const twice = await htmlReport({ ...NONE, runs: [...reported.runs, ...reported.runs] });
    const ids = [...bodyOf(twice).querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("gives every figure a finding for a title, a name for those who cannot see it, and its numbers in a table", () => {
    const document = bodyOf(page);
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.length).toBeGreaterThanOrEqual(11);
    for (const figure of figures) {
      const title = figure.querySelector("h3")?.textContent ?? "";
      expect(title.split(" ").length, title).toBeGreaterThan(3);
      const drawings = [...figure.querySelectorAll(".drawing > svg")];
      expect(drawings).toHaveLength(2);
      for (const drawing of drawings) {
        expect(drawing.getAttribute("role")).toBe("img");
        expect(drawing.getAttribute("aria-label")).toContain(title.slice(0, 30));
        expect(drawing.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
      }
      const data = document.getElementById(figure.querySelector("figcaption a")?.getAttribute("href")?.slice(1) ?? "");
      expect(data?.nextElementSibling?.querySelectorAll("tbody tr").length).toBeGreaterThan(0);
    }
  });

  test("shows nothing that is no number", () => {
    expect(bodyOf(page).body.textContent).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  test("is the same from results that were written and read again, and the same bytes each time", async () => {
    const again = JSON.parse(renderJson(reported), (key, value) =>
      value === null && /^(estimate|low|high)$/.test(key) ? Number.POSITIVE_INFINITY : value,
    );
    expect(await htmlReport(again)).toBe(page);
    expect(await htmlReport(reported)).toBe(page);
  });

  test("one replication has no intervals, and says so the same when it was written and read again", async () => {
    const [{ scenario }] = reported.runs;
    const of = { ...NONE, runs: [{ scenario, result: await study(scenario, { replications: 1 }) }] };
    const html = await htmlReport(of);
    expect(await htmlReport(JSON.parse(renderJson(of)))).toBe(html);
    const rows = bodyOf(html).querySelectorAll("#data-waits ~ .table")[0]?.querySelectorAll("tbody tr") ?? [];
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.querySelectorAll("td")[1]?.textContent).toBe("–");
  });

  test("has no script, and fetches nothing", () => {
    const document = bodyOf(page);
    expect(document.querySelectorAll("script, link, img, iframe, object, embed").length).toBe(0);
    expect(page).not.toMatch(/\b(src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org)/);
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content")).toMatch(
      /^default-src 'none'/,
    );
  });
});

describe("names that want to be something else", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=1+1",
    "</title><style>*{display:none}</style>",
    "שלום עולם",
    "x".repeat(200),
  ];

  /** The same results about scenarios, groups and units of that name. */
  const renamed = (name: string): Reported => {
    const inText = JSON.stringify(name).slice(1, -1);
    return JSON.parse(renderJson(reported).replaceAll(/Small estate|sentenced|moorside/g, () => inText));
  };

  test.each(HOSTILE)("%s stays a name, in every place", async (name) => {
    const html = await htmlReport(renamed(name));
    const document = bodyOf(html);
    expect(document.querySelectorAll("script, img").length).toBe(0);
    expect(document.querySelectorAll("style")).toHaveLength(1 + document.querySelectorAll(".drawing style").length);
    const handlers = [...document.querySelectorAll("*")].filter(({ attributes }) =>
      [...attributes].some(({ name: attribute }) => attribute.startsWith("on")),
    );
    expect(handlers).toEqual([]);
    expect(document.querySelector("title")?.textContent).toContain(name.slice(0, 40));
    expect(document.querySelector("h1")?.textContent).toContain(name);
  });

  test("control characters and changes of the reading direction are shown, not obeyed", async () => {
    const html = await htmlReport(renamed("a\u001b[31m\u202eb"));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(html).not.toMatch(/[\u001b\u202e]/);
    expect(html).toContain("a\\u{1b}[31m\\u{202e}b");
  });

  test("a name of ten thousand letters is cut", async () => {
    const scenario = { ...reported.runs[0].scenario, name: "n".repeat(10_000) };
    const html = await htmlReport({ ...NONE, runs: [{ scenario, result: reported.runs[0].result }] });
    expect(html).not.toMatch(/n{2001}/);
    expect(html).toContain(`${"n".repeat(2000)}…`);
  });
});
