import { type Finished, unbroken } from "../../experiment/index.js";
import { LimitError, UsageError } from "../../foundation/index.js";
import { type Batch, fieldOf, singles } from "./batch.js";
import type { BatchSizes } from "./batch-sizes.js";

type Outputs = Finished["outputs"];

/** What workers said of a batch. */
export interface Heard {
  readonly finished: readonly Finished[];
  readonly error?: Error | undefined;
}

/** Who does which replications of a job: what nobody has been given yet, what is out, and what is done. Knows nothing of how
 *  batches come to workers and back. */
export class Assignment {
  readonly #whole: Batch;
  readonly #onDone: (finished: Finished) => void;
  /** Stretches that nobody has been given. */
  #todo: Batch[];
  readonly #out = new Map<string, Batch>();
  readonly #done = new Map<number, Outputs>();
  /** Replications that cannot be had. */
  readonly #lost = new Map<number, Error>();
  #limit: LimitError | undefined;
  #fatal: Error | undefined;

  constructor({ from, to }: Batch, onDone: (finished: Finished) => void) {
    this.#whole = { from, to };
    this.#todo = from <= to ? [{ from, to }] : [];
    this.#onDone = onDone;
  }

  /** Batches that are out, by their name. */
  get out(): ReadonlyMap<string, Batch> {
    return this.#out;
  }

  /** Nothing more is to be had. */
  get isDone(): boolean {
    return this.#fatal !== undefined || (this.#todo.length === 0 && this.#out.size === 0);
  }

  /** Takes for its own what was given out before, by a coordinator that has gone: of batches that lie in each other's way,
   *  the first. Answers those it took. */
  adopt(batches: readonly Batch[]): readonly Batch[] {
    const taken: Batch[] = [];
    for (const batch of [...batches].sort((one, other) => one.from - other.from)) {
      const place = this.#todo.findIndex(({ from, to }) => from <= batch.from && batch.to <= to);
      if (place < 0) continue;
      const { from, to } = this.#todo[place];
      const rest = [
        { from, to: batch.from - 1 },
        { from: batch.to + 1, to },
      ].filter((each) => each.from <= each.to);
      this.#todo.splice(place, 1, ...rest);
      this.#out.set(fieldOf(batch), batch);
      taken.push(batch);
    }
    return taken;
  }

  /** The next batches to give out.
   *  @param most so many may be out */
  next(sizes: BatchSizes, slots: number, most: number): readonly Batch[] {
    const given: Batch[] = [];
    while (this.#todo.length > 0 && this.#out.size < most) {
      const left = this.#todo.reduce((sum, { from, to }) => sum + to - from + 1, 0);
      const [first] = this.#todo;
      const batch = sizes.next(first, left, slots);
      if (batch.to < first.to) this.#todo[0] = { from: batch.to + 1, to: first.to };
      else this.#todo.shift();
      this.#out.set(fieldOf(batch), batch);
      given.push(batch);
    }
    return given;
  }

  /** A batch came back. Answers batches that are out and not wanted any more. */
  hear(field: string, { finished, error }: Heard): readonly Batch[] {
    const batch = this.#out.get(field);
    if (batch === undefined) return [];
    this.#out.delete(field);
    for (const each of finished) {
      if (this.#done.has(each.replication)) continue;
      this.#done.set(each.replication, each.outputs);
      this.#onDone(each);
    }
    if (error instanceof LimitError) return this.#limited(error, batch);
    if (error instanceof UsageError) this.#fatal = error;
    else this.#again(batch, error);
    return [];
  }

  /** A batch will not come back: its replications are tried alone, so that one that is at fault takes no other with it.
   *  @param why where a single one is given up */
  crashed(field: string, why: (replication: number) => Error): void {
    const batch = this.#out.get(field);
    if (batch === undefined) return;
    this.#out.delete(field);
    this.#again(batch, why(batch.from));
  }

  giveUp(error: Error): void {
    this.#fatal ??= error;
  }

  /** What is done before the first gap. */
  unbroken(): readonly Outputs[] {
    return unbroken(this.#whole, this.#done);
  }

  /** All outputs, in order.
   *  @throws what went wrong first, in order of replication */
  result(): readonly Outputs[] {
    if (this.#fatal !== undefined) throw this.#fatal;
    const lost = [...this.#lost].sort(([one], [other]) => one - other)[0];
    if (lost !== undefined && lost[0] < (this.#limit?.reached.replication ?? Number.POSITIVE_INFINITY)) throw lost[1];
    if (this.#limit !== undefined) throw this.#limit;
    return this.unbroken();
  }

  /** What of a batch is not done is tried again alone; a single one is given up. */
  #again(batch: Batch, error: Error | undefined): void {
    const missing = singles(batch).filter(({ from }) => !this.#done.has(from));
    if (batch.from === batch.to && missing.length > 0 && error !== undefined) this.#lost.set(batch.from, error);
    else this.#todo.unshift(...missing);
  }

  /** What comes after a replication that comes to a limit is not wanted. */
  #limited(error: LimitError, batch: Batch): readonly Batch[] {
    if (error.reached.replication < (this.#limit?.reached.replication ?? Number.POSITIVE_INFINITY)) this.#limit = error;
    const end = (this.#limit ?? error).reached.replication;
    this.#todo.unshift(...singles(batch).filter(({ from }) => from < end && !this.#done.has(from)));
    this.#todo = this.#todo
      .filter(({ from }) => from < end)
      .map(({ from, to }) => ({ from, to: Math.min(to, end - 1) }));
    const unwanted = [...this.#out.values()].filter(({ from }) => from >= end);
    for (const each of unwanted) this.#out.delete(fieldOf(each));
    return unwanted;
  }
}
