import { UsageError } from "../../foundation/index.js";

/** What a cluster needs beside what is installed with securebeds. */
export interface Packages {
  readonly bullmq: typeof import("bullmq");
  readonly Redis: typeof import("ioredis").Redis;
}

/** Loads the two packages that only a cluster needs, when it is asked for.
 *  @throws UsageError that says what to install */
export async function clusterPackages(): Promise<Packages> {
  try {
    const [bullmq, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { bullmq, Redis };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    throw new UsageError(
      "--cluster needs two packages that are not installed with securebeds; install them beside it: npm install bullmq@6.7.0 ioredis@6.0.0",
    );
  }
}
