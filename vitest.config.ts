import { defineConfig } from "vitest/config";
import { nativeSources } from "./test/native-sources.js";

export default defineConfig({
  plugins: [nativeSources()],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/native-sources.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
