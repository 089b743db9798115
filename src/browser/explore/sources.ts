import type { Scenario } from "../../scenario/index.js";

export type Source = Scenario["sources"][number];

/** What the file says of where figures come from, for those whose path begins so. */
export function sourcesUnder({ sources }: Scenario, beginnings: readonly string[]): readonly Source[] {
  return sources.filter(({ path }) =>
    beginnings.some((start) => path === start || path.startsWith(`${start}.`) || path.startsWith(`${start}[`)),
  );
}
