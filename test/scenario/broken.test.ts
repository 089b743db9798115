import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkScenario, formatIssues } from "../../src/scenario/index.js";

const FOLDER = fileURLToPath(new URL("../scenarios/broken/", import.meta.url));
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length));

/** To rewrite the messages after a deliberate change: `SECUREBEDS_WRITE=1 npx vitest run test/scenario`, then read them. */
const rewrite = process.env.SECUREBEDS_WRITE === "1";

describe("every broken file has its message", () => {
  test("there are at least a hundred and forty, and each message belongs to a file", () => {
    expect(names.length).toBeGreaterThanOrEqual(140);
    const messages = readdirSync(FOLDER).filter((file) => file.endsWith(".txt"));
    expect(messages.map((file) => file.slice(0, -".txt".length)).sort()).toEqual([...names].sort());
  });

  test.each(names)("%s", (name) => {
    const { scenario, issues } = checkScenario({
      name: `${name}.yaml`,
      text: readFileSync(`${FOLDER}${name}.yaml`, "utf8"),
    });
    const message = `${formatIssues(issues)}\n`;
    const file = `${FOLDER}${name}.txt`;
    if (rewrite) writeFileSync(file, message);
    expect(scenario).toBeUndefined();
    expect(message).toBe(readFileSync(file, "utf8"));
  });
});
