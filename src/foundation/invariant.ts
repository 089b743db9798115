import { InvariantError } from "./errors.js";

/** Checks a promise that cannot be broken unless we erred. The message is built only when it is needed.
 *  @throws InvariantError */
export function invariant(holds: boolean, message: () => string): asserts holds {
  if (!holds) throw new InvariantError(message());
}
