/** A bug of ours: a promise the program makes to itself was broken. Exit code 1. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** The caller asked for something that is not offered: which argument, what is allowed. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Somebody stopped the work; says how far it got. Exit code 130. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}
