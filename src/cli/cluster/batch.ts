import type { Release } from "./release.js";

/** Replications `from` to `to` of a study, which one worker runs one after the other. */
export interface Batch {
  readonly from: number;
  readonly to: number;
}

/** What a worker is asked. The scenario is not in it, only the study's name, which is a digest of the whole world, its seed
 *  and the limits. */
export interface BatchJob extends Batch {
  readonly study: string;
  readonly release: Release;
}

/** The name of a batch within its study, such as `21-40`. */
export function fieldOf({ from, to }: Batch): string {
  return `${from}-${to}`;
}

export function batchOf(field: string): Batch | undefined {
  const [, from, to] = (/^(\d+)-(\d+)$/.exec(field) ?? []).map(Number);
  return from >= 1 && from <= to ? { from, to } : undefined;
}

/** The id of a job says exactly what is to be run, so that asking for it twice does no harm. */
export function jobId(study: string, batch: Batch): string {
  return `${study}-${fieldOf(batch)}`;
}

export function sizeOf({ from, to }: Batch): number {
  return to - from + 1;
}

/** A batch in batches of one replication each. */
export function singles({ from, to }: Batch): readonly Batch[] {
  return Array.from({ length: to - from + 1 }, (_, place) => ({ from: from + place, to: from + place }));
}
