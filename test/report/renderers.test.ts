import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block, Document } from "../../src/report/document.js";
import { renderJson } from "../../src/report/json.js";
import { renderMarkdown } from "../../src/report/markdown.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { bar } from "../../src/report/terminal-table.js";
import { textWidth, wrap } from "../../src/report/text-width.js";

const document = (...blocks: Block[]): Document => ({ title: "A title", blocks });
const table = (columns: readonly string[], ...rows: readonly string[][]): Block => ({
  kind: "table",
  table: { columns: columns.map((title, place) => ({ title, align: place === 0 ? "left" : "right" })), rows },
});

describe("terminal text", () => {
  test("lines numbers up on the right and words on the left", () => {
    expect(renderTerminal(document(table(["Name", "Beds"], ["moorside", "60"], ["a", "1,234"])))).toBe(
      ["Name          Beds", "────────  ────────", "moorside        60", "a            1,234", ""].join("\n"),
    );
  });

  test("counts wide letters and joined marks as a terminal draws them", () => {
    expect(textWidth("病院")).toBe(4);
    expect(textWidth("e\u0301")).toBe(1);
    expect(textWidth("🏥")).toBe(2);
    const lines = renderTerminal(document(table(["Name", "Beds"], ["病院", "60"], ["Zoë", "7"]))).split("\n");
    expect(lines[2]).toBe(`病院${" ".repeat(12)}60`);
    expect(lines[3]).toBe(`Zoë${" ".repeat(14)}7`);
  });

  test("keeps to the width and wraps within the column", () => {
    const long = "a very long name for a unit that nobody would write on a door but somebody did";
    const text = renderTerminal(document(table(["Name", "Beds"], [long, "60"])), { width: 40 });
    for (const line of text.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(40);
    expect(text.replace(/\s+/g, " ")).toContain("a very long name for a");
  });

  test("keeps a number and its unit on one line", () => {
    const lines = wrap("aaaa bbbb 85\u00a0% cccc", 12);
    expect(lines).toEqual(["aaaa bbbb", "85\u00a0% cccc"]);
  });

  test("draws bars only when asked", () => {
    const withBar: Block = {
      kind: "table",
      table: { columns: [{ title: "Occupancy", align: "right" }], rows: [[{ text: "50 %", bar: 0.5 }]] },
    };
    expect(renderTerminal(document(withBar))).not.toContain("█");
    expect(renderTerminal(document(withBar), { bars: true })).toContain("50 %  █████\n");
    expect([bar(0), bar(1 / 80), bar(0.5), bar(2), bar(-1)]).toEqual(["", "▏", "█████", "██████████", ""]);
  });

  test("lets no name move the cursor or turn the reading direction", () => {
    expect(renderTerminal(document({ kind: "answer", text: "a\u001b[2Jb\u202ec\u009bd\ne" }))).toBe(
      "a\\u{1b}[2Jb\\u{202e}c\\u{9b}d e\n",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const blocks: Block[] = [
          { kind: "list", items: [name] },
          { kind: "heading", text: name },
          table([name], [name]),
        ];
        const text = renderTerminal(document(...blocks)) + renderMarkdown({ title: name, blocks });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe("Markdown", () => {
  test("is a title, sentences, tables and lists", () => {
    const blocks: Block[] = [
      { kind: "answer", text: "478 beds." },
      { kind: "heading", text: "How" },
      table(["Name", "Beds"], ["moorside", "60"]),
      { kind: "list", items: ["one", "two"] },
      { kind: "caveats", items: ["mind this", "and that"] },
    ];
    expect(renderMarkdown(document(...blocks))).toBe(
      [
        "# A title\n",
        "**478 beds.**\n",
        "## How\n",
        "| Name | Beds |\n| --- | ---: |\n| moorside | 60 |\n",
        "- one\n- two\n",
        "> mind this\n>\n> and that\n",
      ].join("\n"),
    );
  });

  test.each([
    ["<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["a|b", "a\\|b"],
    ["[x](javascript:y)", "\\[x\\](javascript:y)"],
    ["*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"],
    ["# not a heading", "\\# not a heading"],
    ["AT&amp;T", "AT&amp;amp;T"],
  ])("writes %s as text", (given, written) => {
    expect(renderMarkdown(document({ kind: "paragraph", text: given }))).toBe(`# A title\n\n${written}\n`);
  });
});

describe("JSON", () => {
  test("reads back as what it was, with a wait beyond follow-up as null", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(renderJson({ value }))).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
    expect(JSON.parse(renderJson({ high: Number.POSITIVE_INFINITY }))).toEqual({ high: null });
  });

  test("cannot drive a terminal", () => {
    expect(renderJson({ name: "\u009b2J\u202e\u001b" })).toBe('{\n  "name": "\\u009b2J\\u202e\\u001b"\n}\n');
  });
});
