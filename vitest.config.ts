import { defineConfig } from "vitest/config";
import { nativeSources } from "./test/native-sources.js";

/** Stands in for the file system, so it has a process of its own. */
const ALONE = ["test/cli/kept-damage.test.ts"];

/** All other files of a process share what they import: half of the time of small files is importing. */
export default defineConfig({
  plugins: [nativeSources()],
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    setupFiles: ["test/after-every-file.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["test/**/*.test.ts"],
          exclude: ALONE,
          globalSetup: "test/native-sources.ts",
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: "alone", include: ALONE, sequence: { groupOrder: 1 } } },
    ],
  },
});
