/** Loaded before the command and its threads: the first thread ends itself in the middle of its work. */
import { mkdirSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

function isFirst() {
  try {
    mkdirSync("a-thread-has-died");
    return true;
  } catch {
    return false;
  }
}

if (!isMainThread && isFirst()) {
  const load = Atomics.load;
  let looks = 0;
  // Threads look at a shared number between the steps of a replication.
  Atomics.load = (...place) => {
    if (++looks === 3) process.exit(1);
    return load(...place);
  };
}
