/** Count, mean and variance of numbers that arrive one by one, by Welford's update: no sum of squares, so a large common
 *  offset costs no digits. */
export class RunningMoments {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#count += 1;
    const before = value - this.#mean;
    this.#mean += before / this.#count;
    this.#squares += before * (value - this.#mean);
  }

  get count(): number {
    return this.#count;
  }

  /** Absent before the first number. */
  get mean(): number | undefined {
    return this.#count === 0 ? undefined : this.#mean;
  }

  /** With n - 1; absent before the second number. */
  get variance(): number | undefined {
    return this.#count < 2 ? undefined : this.#squares / (this.#count - 1);
  }
}

/** The moments of numbers already at hand. */
export function momentsOf(values: ArrayLike<number>): RunningMoments {
  const moments = new RunningMoments();
  for (let i = 0; i < values.length; i++) moments.add(values[i]);
  return moments;
}

/** Sum in the order given, with Neumaier's compensation: the error does not grow with the number of terms. */
export function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const total = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
    sum = total;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}
