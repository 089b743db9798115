import { UsageError } from "../foundation/index.js";

/** Identical places, such as beds, of which some are in use. The capacity may change while they are: places in use beyond a
 *  smaller capacity are draining, and each closes when it is released. A counter; who uses a place is the model's to know. */
export class Resource {
  private places: number;
  private used = 0;

  /** @param capacity whole, 0 or more [places] @throws UsageError */
  constructor(
    readonly name: string,
    capacity: number,
  ) {
    this.places = this.checked(capacity);
  }

  get capacity(): number {
    return this.places;
  }

  get inUse(): number {
    return this.used;
  }

  /** Places that can be seized now. */
  get free(): number {
    return Math.max(0, this.places - this.used);
  }

  /** Places in use that close when they are released. */
  get draining(): number {
    return Math.max(0, this.used - this.places);
  }

  /** Takes a place. @throws UsageError when none is free */
  seize(): void {
    if (!this.trySeize()) {
      throw new UsageError(`"${this.name}" has no free place: ${this.used} in use, capacity ${this.places}.`);
    }
  }

  /** Takes a place if one is free, and says whether. */
  trySeize(): boolean {
    if (this.used >= this.places) return false;
    this.used++;
    return true;
  }

  /** Gives a place back. @throws UsageError when none is in use */
  release(): void {
    if (this.used === 0) throw new UsageError(`"${this.name}" has no place in use to release.`);
    this.used--;
  }

  /** Opens or closes places; nobody is turned out. @param capacity whole, 0 or more [places] @throws UsageError */
  setCapacity(capacity: number): void {
    this.places = this.checked(capacity);
  }

  /** Starts again: nothing in use. @throws UsageError */
  reset(capacity: number = this.places): void {
    this.places = this.checked(capacity);
    this.used = 0;
  }

  private checked(capacity: number): number {
    if (Number.isSafeInteger(capacity) && capacity >= 0) return capacity;
    throw new UsageError(`"${this.name}" needs a whole capacity of 0 or more; received ${capacity}.`);
  }
}
