import { test } from "vitest";
import { playRandomScenarios, SCENARIOS } from "./play.js";

test(`${SCENARIOS} random scenarios break no promise`, { timeout: 3_600_000 }, () => {
  playRandomScenarios(20260401);
});
