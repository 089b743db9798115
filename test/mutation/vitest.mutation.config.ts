import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { nativeSources } from "../native-sources.js";

/** Files run in the order in which they are asked for. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

/** For a copy of the tree with mutants in it: one process for all files that are asked, which ends at the first failure. */
export default defineConfig({
  plugins: [nativeSources()],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/native-sources.ts",
    setupFiles: "test/mutation/woken.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    isolate: false,
    pool: "forks",
    execArgv: ["--max-old-space-size=1024"],
    sequence: { sequencer: AsAsked },
  },
});
