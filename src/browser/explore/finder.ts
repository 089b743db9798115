import { type Signal, signal } from "@preact/signals";
import { findBeds, type Progress } from "../../experiment/index.js";
import { CancelledError } from "../../foundation/index.js";
import type { BedsStudy } from "../../report/index.js";
import type { Target } from "../../scenario/index.js";
import type { Desk } from "./desk.js";
import { bedsChosen } from "./levers/beds.js";

/** Targets that somebody may ask about whose file has none. */
const USUAL: readonly Target[] = [
  { metric: "bedWait.within28", bound: "atLeast", value: 0.85 },
  { metric: "bedWait.mean", bound: "atMost", value: 28 },
  { metric: "bedWait.mean", bound: "atMost", value: 14 },
];

/** "Find the beds for me": the search of the `beds` command, of the case on the page. */
export class Finder {
  readonly progress: Signal<Progress | undefined> = signal(undefined);
  readonly found: Signal<BedsStudy | undefined> = signal(undefined);
  readonly trouble: Signal<string | undefined> = signal(undefined);
  readonly targets: readonly Target[];
  readonly #desk: Desk;
  #work: AbortController | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    const { targets } = desk.base.scenario.study;
    const others = USUAL.filter(
      ({ metric, value }) => !targets.some((own) => own.metric === metric && own.value === value),
    );
    this.targets = [...targets, ...others];
  }

  async find(target: Target): Promise<void> {
    const { scenario } = this.#desk.now.value;
    if (scenario === undefined || this.#work !== undefined) return;
    this.#work = new AbortController();
    this.found.value = undefined;
    this.trouble.value = undefined;
    try {
      const { signal: own } = this.#work;
      const onProgress = (progress: Progress): void => {
        this.progress.value = progress;
      };
      const result = await findBeds(scenario, target, {
        runner: this.#desk.runner,
        signal: own,
        onProgress,
        noMarginal: true,
      });
      const { governed } = result;
      this.found.value = governed === undefined ? { scenario, result } : { scenario, result, governed };
    } catch (error) {
      this.trouble.value =
        error instanceof CancelledError ? undefined : String(error instanceof Error ? error.message : error);
    } finally {
      this.progress.value = undefined;
      this.#work = undefined;
    }
  }

  stop(): void {
    this.#work?.abort();
  }

  /** Puts the beds of the answer onto the page, unit by unit. */
  use({ result, governed }: BedsStudy): void {
    const { answer } = governed ?? result;
    if (answer.kind !== "found") return;
    this.#desk.chooseAll(bedsChosen(this.#desk.base.places, answer.unitBeds));
  }
}
