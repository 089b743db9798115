import { expect, test } from "vitest";
import { checkScenario } from "../../src/scenario/index.js";

// The parser of YAML counts lines as well, and loses those of a folded text once a line before it is indented otherwise than it
// should be: the places of all further mistakes were then some lines too early.
test("after one mistake of indentation, the lines of the others are still right", () => {
  const text = " format: securebeds/scenario@1\nabout: >-\n  Folded\n  text.\nstudy:\nseed: 1\nestate: { units: 1\n";
  const lines = text.split("\n");
  const { issues } = checkScenario({ name: "a.yaml", text });
  expect(issues.length).toBeGreaterThan(1);
  for (const { line, excerpt, received } of issues) {
    expect(excerpt).toBe(lines[line! - 1]);
    if (/^\w+$/.test(received)) expect(excerpt).toContain(received);
  }
});
