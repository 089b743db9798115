import type { Result } from "../../experiment/index.js";
import { shortened } from "../office/shortened.js";

/** What a slide is about, at its foot. */
export function footOf({ scenario, window, version }: Pick<Result, "scenario" | "window" | "version">): string {
  return `${shortened(scenario.name, 60)}  ·  simulated ${window.from} to ${window.to}  ·  95 % intervals, chance only  ·  securebeds ${version}`;
}
