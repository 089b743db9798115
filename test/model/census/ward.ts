import { Replicator } from "../../../src/experiment/index.js";
import { MINUTES_PER_DAY } from "../../../src/foundation/index.js";
import { resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { recorder, type Story, timeOf } from "../recorder.js";

/** One ward and one group, to whom nobody comes: what happens on it is what becomes of the people of the census. */
export function ward(beds: string, waiting: string | undefined, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "One ward",
    start: "2026-04-01",
    seed: 11,
    study: { run: "400 years", warmUp: 0, followUp: 0 },
    atStart: { census: { beds: { text: beds }, ...(waiting === undefined ? {} : { waiting: { text: waiting } }) } },
    estate: { units: { ward: { beds: 2000 } } },
    demand: { order: { from: "court", legalBasis: "s37", perYear: 0 } },
    stays: { rehabilitate: 400 },
    ...more,
  };
}

/** A table of so many people of the group `order`, all alike. */
export function alike(people: number, columns = "", fields = ""): string {
  return `unit,group${columns}\n${`ward,order${fields}\n`.repeat(people)}`;
}

/** What became of the people present at the start, in order of their rows. */
export function fates(file: ScenarioFile, replication = 1, checked = false): readonly Story[] {
  const { listener, stories } = recorder();
  new Replicator(resolveScenario(file)).replicate(replication, { listener, checked });
  return [...stories.values()]
    .filter(({ who }) => who.includes("-"))
    .sort((one, other) => Number(other.who.split("/")[1]) - Number(one.who.split("/")[1]));
}

/** Days from the start until something happened; NaN when it never did. */
export function dayOf(story: Story | undefined, fact: string): number {
  return (timeOf(story, fact) ?? Number.NaN) / MINUTES_PER_DAY;
}

/** Days from the start until each person departed. */
export function residuals(file: ScenarioFile, replication = 1): readonly number[] {
  return fates(file, replication).map((story) => dayOf(story, "departed"));
}

/** Standard errors between a share found among so many and the truth. */
export function zOfShare(found: number, people: number, truth: number): number {
  return (found / people - truth) / Math.sqrt((truth * (1 - truth)) / people);
}

export function zOfMean(values: readonly number[], truth: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return (mean - truth) / Math.sqrt(variance / values.length);
}
