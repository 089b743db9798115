import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { watch } from "./watched.js";

/** Every way out that is watched, and one that was taken hold of before the watching began: it is seen all the same. */
const ATTEMPTS: Readonly<Record<string, string>> = {
  "net.connect": "net.connect(9)",
  "net.Socket.connect": "new net.Socket().connect(9)",
  "net.Server.listen": "new net.Server().listen(0)",
  "tls.connect": "tls.connect(9)",
  "dns.lookup": "dns.lookup('localhost', () => {})",
  "dns.promises.resolve": "dns.promises.resolve('localhost')",
  "http.get": "http.get('http://127.0.0.1:9')",
  "https.request": "https.request('https://127.0.0.1:9')",
  "http2.connect": "http2.connect('http://127.0.0.1:9')",
  "dgram.createSocket": "dgram.createSocket('udp4')",
  "child_process.spawn": "child_process.spawn('true')",
  "child_process.execFileSync": "child_process.execFileSync('true')",
  "global.fetch": "fetch('http://127.0.0.1:9')",
  "global.WebSocket": "new WebSocket('ws://127.0.0.1:9')",
  "process.binding": "process.binding('tcp_wrap')",
};

const PROGRAM = `
  const { Worker, isMainThread } = require("node:worker_threads");
  const modules = "net tls dns http https http2 dgram child_process".split(" ");
  const around = modules.map((name) => require("node:" + name));
  for (const attempt of ${JSON.stringify(Object.values(ATTEMPTS))}) {
    try { new Function(...modules, attempt)(...around); } catch {}
  }
  if (isMainThread) new Worker(__filename);
`;

test("every way out is seen and refused, in the main thread and in a worker's", () => {
  const { env, notes } = watch();
  const file = join(temporaryFolder(), "attempts.cjs");
  writeFileSync(file, PROGRAM);
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", env: { ...process.env, ...env } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const thread of ["main", "worker"]) {
    const seen = notes().filter((line) => line.startsWith(`${thread} `));
    expect(seen).toEqual(["watched", ...Object.keys(ATTEMPTS)].map((what) => `${thread} ${what}`));
  }
});

test("a function that was taken hold of before is seen by what it makes beneath", () => {
  const { env, notes } = watch();
  // A socket that listens inside the process alone: what is looked at is whether it is noticed.
  const early = "data:text/javascript,import%20net%20from%20'node:net';globalThis.early=net.Server.prototype.listen;";
  const late = "const server = new (require('node:net').Server)(); early.call(server, 0, () => server.close())";
  const { status } = spawnSync(process.execPath, ["-e", late], {
    env: { ...process.env, ...env, NODE_OPTIONS: `--import ${early} ${env.NODE_OPTIONS}` },
  });
  expect(status).toBe(0);
  expect(notes()).toEqual(["main watched", "main TCPSERVERWRAP"]);
});
