import { type Signal, signal as signalOf } from "@preact/signals";
import { type Comparison, compare, KeepingRunner, type Runner } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import { MemoryKeeper } from "../memory-keeper.js";
import { WebWorkerRunner } from "../web-worker-runner.js";
import { type Address, readAddress, writeAddress } from "./address.js";
import { type Base, baseOf, type Case, caseOf } from "./case.js";
import { excludedBy } from "./levers/beds.js";
import type { Choices, Lever } from "./levers/lever.js";
import { type Known, metricsFor, mostFor, narrowing } from "./narrowing.js";
import type { PageData } from "./page-data.js";

/** Replications behind a comparison of pinned cases: as many as the case on the page has by then, at least these. */
const AT_LEAST = 2;

/** What the page knows and what can be done on it. The address is the only memory: what is chosen stands there, so that going
 *  back, reloading and sending it to somebody else all work. */
export class Desk {
  readonly base: Base;
  readonly runner: Runner;
  readonly choices: Signal<Choices> = signalOf(new Map());
  readonly pinned: Signal<readonly Case[]> = signalOf([]);
  readonly now: Signal<Case>;
  readonly known: Signal<Known | undefined> = signalOf(undefined);
  /** What went wrong while simulating, in words. */
  readonly trouble: Signal<string | undefined> = signalOf(undefined);
  readonly compared: Signal<{ readonly scenarios: readonly Scenario[]; readonly result: Comparison } | undefined> =
    signalOf(undefined);
  #work = new AbortController();

  constructor(data: PageData, engine: string) {
    this.base = baseOf(data);
    this.runner = new KeepingRunner(new WebWorkerRunner({ engine }), new MemoryKeeper());
    this.now = signalOf(caseOf(this.base, new Map(), ""));
  }

  /** Does what the address says, now and whenever it changes. */
  begin(): void {
    addEventListener("hashchange", () => this.#follow(readAddress(location.hash)));
    this.#follow(readAddress(location.hash));
  }

  /** What the page is about now, as its address says it; the address itself may be a moment ahead. */
  get address(): string {
    return writeAddress({ choices: this.choices.value, pinned: this.#pinnedChoices() });
  }

  choose({ id, control }: Lever, value: string): void {
    const next = new Map(this.choices.value);
    for (const other of excludedBy(this.base.places, id)) next.delete(other);
    if (value === String(control.value)) next.delete(id);
    else next.set(id, value);
    this.#go({ choices: next });
  }

  /** Several levers at once, such as the beds of every unit. */
  chooseAll(values: Choices): void {
    const next = new Map(this.choices.value);
    for (const [id, value] of values) {
      for (const other of excludedBy(this.base.places, id)) next.delete(other);
      next.set(id, value);
    }
    this.#go({ choices: next });
  }

  reset(ids?: readonly string[]): void {
    const next = new Map(this.choices.value);
    for (const id of ids ?? [...next.keys()]) next.delete(id);
    this.#go({ choices: next });
  }

  pin(): void {
    this.#go({ pinned: [...this.#pinnedChoices(), this.choices.value] });
  }

  unpin(at: number): void {
    this.#go({ pinned: this.#pinnedChoices().filter((_, each) => each !== at) });
  }

  /** The file, the pinned cases and the case on the page side by side, all with the same people and luck. */
  async compareAll(signal: AbortSignal): Promise<void> {
    const { scenario: base } = this.base;
    const cases = [...this.pinned.value, this.now.value].filter(({ settings }) => settings.length > 0);
    const variants = cases.flatMap(({ scenario }) => scenario ?? []);
    if (variants.length === 0) {
      this.compared.value = undefined;
      return;
    }
    const replications = Math.min(Math.max(AT_LEAST, this.known.value?.replications ?? AT_LEAST), mostFor(base));
    const options = { runner: this.runner, signal, replications, metrics: metricsFor(base) };
    const result = await compare(base, variants, options);
    if (!signal.aborted) this.compared.value = { scenarios: [base, ...variants], result };
  }

  #pinnedChoices(): readonly Choices[] {
    return this.pinned.value.map(({ choices }) => choices);
  }

  #go({ choices = this.choices.value, pinned = this.#pinnedChoices() }: Partial<Address>): void {
    location.hash = writeAddress({ choices, pinned });
  }

  /** What the address says beside the page's own levers, such as those of another scenario, is nothing to us. */
  #known(choices: Choices): Choices {
    const ids = new Set(this.base.levers.flatMap(({ levers }) => levers.map(({ id }) => id)));
    return new Map([...choices].filter(([id]) => ids.has(id)));
  }

  #follow(said: Address): void {
    const choices = this.#known(said.choices);
    const pinned = said.pinned.map((each) => this.#known(each));
    const isSame = writeAddress({ choices, pinned: [] }) === writeAddress({ choices: this.choices.value, pinned: [] });
    this.choices.value = choices;
    this.pinned.value = pinned.map((each, at) => caseOf(this.base, each, `case ${at + 1}`));
    this.compared.value = undefined;
    if (isSame && this.known.value !== undefined) return;
    this.now.value = caseOf(this.base, choices, "what if");
    void this.#simulate(this.now.value);
  }

  /** What is computed for an older case is dropped. */
  async #simulate({ scenario }: Case): Promise<void> {
    this.#work.abort();
    this.#work = new AbortController();
    this.trouble.value = undefined;
    if (scenario === undefined) return;
    const { signal: own } = this.#work;
    try {
      for await (const known of narrowing(this.base.scenario, scenario, { runner: this.runner, signal: own })) {
        if (own.aborted) return;
        this.known.value = known;
      }
    } catch (error) {
      if (!own.aborted) this.trouble.value = error instanceof Error ? error.message : String(error);
    }
  }
}
