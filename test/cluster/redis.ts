import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DIST } from "../cli/built.js";
import { temporaryFolder } from "../temporary-folder.js";

/** Redis or Valkey of this machine. */
const SERVER = ["redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);

export const NO_REDIS = SERVER === undefined;

/** What stands behind the name of a group of tests that needs a server. */
export const WHY = NO_REDIS
  ? " (skipped: there is no redis-server on PATH; Debian has it in a package of that name)"
  : "";

export interface Server {
  readonly port: number;
  readonly url: string;
  /** Ends it as a power cut would, but for the disk. */
  kill(): Promise<void>;
  /** Starts it again, with what it wrote down. */
  again(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends every process that was started here. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => ended(child, "SIGKILL")));
}

/** Starts a server of its own on a free port.
 *  @param options as redis-server takes them */
export async function startRedis(options: readonly string[] = []): Promise<Server> {
  const port = await freePort();
  const folder = temporaryFolder("redis");
  const fixed = ["--port", `${port}`, "--dir", folder, "--save", "", "--appendonly", "yes"];
  const start = async () => {
    const child = started(spawn(SERVER ?? "", [...fixed, ...options], { stdio: ["ignore", "pipe", "inherit"] }));
    await said(child, "Ready to accept connections");
    return child;
  };
  let server = await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => ended(server, "SIGKILL"),
    again: async () => {
      server = await start();
    },
  };
}

export interface RunningWorker {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly said: () => string;
  stop(signal: NodeJS.Signals): Promise<void>;
}

export interface WorkerOptions {
  readonly dist?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}

/** Starts `securebeds worker` in a process of its own and waits until it says that it is there. */
export async function startWorker(url: string, options: WorkerOptions = {}): Promise<RunningWorker> {
  const { dist = DIST, env = {}, words = ["--concurrency", "1", "--patience", "1"] } = options;
  const child = started(
    spawn(process.execPath, [join(dist, "cli.js"), "worker", "--cluster", url, ...words], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "pipe"],
    }),
  );
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  while (!text.includes("securebeds worker: ") && child.exitCode === null) await pause(10);
  return { child, said: () => text, stop: (signal) => ended(child, signal) };
}

/** Waits until something is so. */
export async function until(holds: () => boolean | Promise<boolean>, most = 30_000): Promise<void> {
  const end = performance.now() + most;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it has not come to that in time");
    await pause(20);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

function started(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  while (!text.includes(words)) {
    if (child.exitCode !== null) throw new Error(text);
    await pause(5);
  }
}
