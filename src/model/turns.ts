const FIRST_ROOM = 64;

/** Remembers since when something was so and until when, to be asked about the past. */
export class Turns {
  /** Rising: it came to be so at the first, ended at the second, and so on. [minutes] */
  #at = new Float64Array(FIRST_ROOM);
  #count = 0;

  /** Says how it is from a minute on, not earlier than what was said before. The last word in a minute counts. */
  turn(isSo: boolean, minute: number): void {
    if (isSo === (this.#count % 2 === 1)) return;
    if (this.#count > 0 && this.#at[this.#count - 1] === minute) this.#count--;
    else this.#add(minute);
  }

  /** How it was when a minute began. */
  wasSo(minute: number): boolean {
    let from = 0;
    let to = this.#count;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#at[middle] < minute) from = middle + 1;
      else to = middle;
    }
    return from % 2 === 1;
  }

  reset(): void {
    this.#count = 0;
  }

  #add(minute: number): void {
    if (this.#count === this.#at.length) {
      const more = new Float64Array(2 * this.#count);
      more.set(this.#at);
      this.#at = more;
    }
    this.#at[this.#count++] = minute;
  }
}
