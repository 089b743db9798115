/** A part of a whole. Shares of one mix add up to 1. */
export interface Share<Name extends string = string> {
  readonly name: Name;
  readonly share: number;
}
