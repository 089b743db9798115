import { UsageError } from "../foundation/index.js";

/** The system has refused to read or to write something: the message says what, why, and what can be done about it. */
export class SystemRefusal extends UsageError {
  /** The system's own word for it, such as `ENOSPC`. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/** What the system refuses is told as the caller's business, with the file's name.
 *  @throws SystemRefusal */
export function guarded<T>(shown: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || error instanceof UsageError) throw error;
    throw new SystemRefusal(`${shown} cannot be used (${WORDS[code] ?? code}).${adviceOn(code)}`, code);
  }
}

/** Cleans up behind other work, whose outcome is what matters: that it could not be done is no trouble of anybody's. */
export function withoutComplaint(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the space you may use is used up",
  EFBIG: "it would be larger than a file may be here",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open on this computer",
  EIO: "the disk does not answer as it should",
  EISDIR: "it is a folder",
  ENOTDIR: "part of its path is not a folder",
  ENOENT: "there is no such file",
  EEXIST: "it is there already",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links go round in circles",
};

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: "Have it allowed, or name another place",
  EPERM: "Have it allowed, or name another place",
  EROFS: "Name a place on a disk that can be written to",
  ENOSPC: "Make room there, or name a folder on another disk",
  EDQUOT: "Make room there, or name a folder on another disk",
  EFBIG: "Raise the limit (ulimit -f), or name a folder on another disk",
  EMFILE: "Raise the limit (ulimit -n), or close what else is open",
  ENFILE: "Close other programs",
  EIO: "Look after the disk, or name a place on another one",
};

function adviceOn(code: string): string {
  const advice = ADVICE[code];
  return advice === undefined ? "" : ` ${advice}; then give the same command again.`;
}

/** What a code of the system means, such as `ENOSPC`. */
export function systemWords(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (WORDS[code] ?? code);
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
