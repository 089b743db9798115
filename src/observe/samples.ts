import { MINUTES_PER_DAY } from "../foundation/index.js";
import { pooledValues } from "../stats/index.js";
import type { Sample } from "./metrics/metric.js";
import { type Filing, NO_DURATION, NOWHERE, type Outputs, STILL_OPEN } from "./outputs.js";
import type { Layout, Place, Scope } from "./scopes.js";

/** Stands for a wait that was still open: finite, so that sorting and interpolation stay defined. [days] */
const BEYOND = 1e300;

/** Durations of people [days], replication by replication, split by scope once and kept. */
export class SampleStore {
  readonly #outputs: readonly Outputs[];
  readonly #layout: Layout;
  readonly #split = new Map<string, readonly (readonly Float64Array[])[]>();

  readonly #pooled = new Map<Sample, Float64Array>();
  #pooledOf = "";

  constructor(outputs: readonly Outputs[], layout: Layout) {
    this.#outputs = outputs;
    this.#layout = layout;
  }

  /** One sample per replication. */
  at(sample: Sample, { scope, index }: Place): readonly Float64Array[] {
    const key = `${sample} ${scope}`;
    const kept = this.#split.get(key) ?? this.#outputs.map((outputs) => this.#splitOne(outputs, sample, scope));
    this.#split.set(key, kept);
    return kept.map((places) => places[index]);
  }

  /** All of them together, ascending. Metrics are asked for place by place, so those of the last place alone are kept. */
  pooledAt(sample: Sample, { scope, index }: Place): Float64Array {
    const place = `${scope} ${index}`;
    if (this.#pooledOf !== place) this.#pooled.clear();
    this.#pooledOf = place;
    const all = this.#pooled.get(sample) ?? pooledValues(this.at(sample, { scope, index }));
    this.#pooled.set(sample, all);
    return all;
  }

  #splitOne(outputs: Outputs, sample: Sample, scope: Scope): readonly Float64Array[] {
    const { durations, filing } = columnOf(outputs, sample);
    const places = scope === "all" ? undefined : filing[scope];
    const lists: number[][] = Array.from({ length: this.#layout.count[scope] }, () => []);
    for (let row = 0; row < durations.length; row++) {
      const place = places === undefined ? 0 : places[row];
      if (durations[row] === NO_DURATION || place === NOWHERE) continue;
      lists[place].push(durations[row] === STILL_OPEN ? BEYOND : durations[row] / MINUTES_PER_DAY);
    }
    return lists.map((list) => Float64Array.from(list));
  }
}

function columnOf(
  { joiners, stays }: Outputs,
  sample: Sample,
): { durations: Int32Array | Float64Array; filing: Filing } {
  if (sample === "stay") return { durations: stays.stay, filing: stays };
  return { durations: joiners[sample], filing: joiners };
}
