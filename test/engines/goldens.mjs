// npm run goldens -- --why "a sentence" [--force] [--freeze]
// Writes goldens.json anew; --freeze takes new scenarios first, which is to be done where nothing else has changed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { why: { type: "string", default: "" }, force: { type: "boolean" }, freeze: { type: "boolean" } },
});
const root = fileURLToPath(new URL("../../", import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "test/engines/goldens.test.ts"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, SECUREBEDS_GOLDENS: JSON.stringify(values) },
  },
);
process.exitCode = status ?? 1;
