import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AT_LENGTH } from "../at-length.js";
import { built, DIST } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";
import { temporaryFolder } from "../temporary-folder.js";

/* Two hosts in network namespaces of their own, one of which is cut off in the middle and joined again. Needs root and
 * iproute2, so it runs only when asked for: `SECUREBEDS_CLUSTER_APART=1 npx vitest run test/cluster/apart.test.ts`. */

const ASKED = AT_LENGTH || process.env.SECUREBEDS_CLUSTER_APART === "1";
const CAN = ASKED && process.getuid?.() === 0 && spawnSync("ip", ["netns"]).status === 0;
const LONG = TINY.replace("replications: 6", "replications: 150")
  .replace("beds: 8", "beds: 60")
  .replace("perYear: 40", "perYear: 300");
const HOSTS = [1, 2] as const;
const spaces = HOSTS.map((host) => `securebeds-${process.pid}-${host}`);
const bridge = `sb${process.pid}`;
const ends = HOSTS.map((host) => `sb${process.pid}h${host}`);

const ip = (...words: readonly string[]) => {
  const { status, stderr } = spawnSync("ip", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
};

/** A bridge on which this machine is 10.231.7.254, and the hosts 10.231.7.1 and .2. */
function wire(): void {
  ip("link", "add", bridge, "type", "bridge");
  ip("addr", "add", "10.231.7.254/24", "dev", bridge);
  ip("link", "set", bridge, "up");
  for (const [place, host] of HOSTS.entries()) {
    const [space = "", end = ""] = [spaces[place], ends[place]];
    ip("netns", "add", space);
    ip("link", "add", end, "type", "veth", "peer", "name", "eth0", "netns", space);
    ip("link", "set", end, "master", bridge, "up");
    ip("-n", space, "addr", "add", `10.231.7.${host}/24`, "dev", "eth0");
    ip("-n", space, "link", "set", "eth0", "up");
    ip("-n", space, "link", "set", "lo", "up");
  }
}

const running: ReturnType<typeof spawn>[] = [];
const start = (name: string, words: readonly string[]) => {
  const child = spawn(name, words, { stdio: ["ignore", "ignore", "pipe"] });
  running.push(child);
  let text = "";
  child.stderr?.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  return () => text;
};

beforeAll(built);
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  for (const space of CAN ? spaces : []) spawnSync("ip", ["netns", "del", space]);
  if (CAN) spawnSync("ip", ["link", "del", bridge]);
});

test.skipIf(!CAN)(
  `a host that is cut off in the middle of its batch and joined again: the bytes of a local run${CAN ? "" : " (skipped: not asked for, or no root or iproute2)"}`,
  async () => {
    wire();
    const cwd = folderWith({ "long.yaml": LONG });
    const folder = temporaryFolder("redis");
    start("redis-server", [
      "--port",
      "7391",
      "--bind",
      "10.231.7.254",
      "--protected-mode",
      "no",
      "--dir",
      folder,
      "--save",
      "",
    ]);
    const url = "redis://10.231.7.254:7391";
    const words = [join(DIST, "cli.js"), "worker", "--cluster", url, "--concurrency", "1", "--patience", "2"];
    const said = spaces.map((space) => start("ip", ["netns", "exec", space, process.execPath, ...words]));
    await pause(3_000);
    const study = securebeds(["run", "long.yaml", "--json", "--cluster", url], { cwd });
    await pause(2_500);
    ip("link", "set", ends[0] ?? "", "down");
    await pause(28_000);
    ip("link", "set", ends[0] ?? "", "up");
    const far = await study;
    const local = await securebeds(["run", "long.yaml", "--json"], { cwd });
    expect(far).toMatchObject({ code: 0, out: local.out });
    // And it works on, once it is joined.
    const again = await securebeds(["run", "long.yaml", "--json", "--seed", "2", "--cluster", url], { cwd });
    expect(again.code).toBe(0);
    console.log(`the host that was cut off said: ${said[0]?.()}`);
    expect(said[0]?.()).toMatch(/does not answer[\s\S]*is back/);
  },
  300_000,
);
