// Loaded before a program (`node --import`), in its main thread and in every worker thread: notes and refuses every way to the
// network or to another program. What slips past the functions that are replaced here, such as one that was taken hold of
// earlier, is still seen by the hook on the resources beneath them.
import { createHook } from "node:async_hooks";
import childProcess from "node:child_process";
import cluster from "node:cluster";
import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import inspector from "node:inspector";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";
import { isMainThread } from "node:worker_threads";

const file = process.env.SECUREBEDS_NOTES;
const thread = isMainThread ? "main" : "worker";
const note = (what) => appendFileSync(file, `${thread} ${what}\n`);

function refuse(owner, names, called) {
  for (const name of names) {
    // Not an arrow: some are called with `new`.
    owner[name] = function refused() {
      note(`${called}.${name}`);
      throw new Error(`${called}.${name} is not for this program`);
    };
  }
}

const functionsOf = (owner) =>
  Object.keys(owner).filter((name) => /^[a-z]/.test(name) && typeof owner[name] === "function");

refuse(net, ["connect", "createConnection", "createServer"], "net");
refuse(net.Socket.prototype, ["connect"], "net.Socket");
refuse(net.Server.prototype, ["listen"], "net.Server");
refuse(tls, ["connect", "createServer"], "tls");
refuse(dns, functionsOf(dns), "dns");
refuse(dns.promises, functionsOf(dns.promises), "dns.promises");
refuse(dns.Resolver.prototype, ["resolve", "resolve4", "resolve6"], "dns.Resolver");
refuse(http, ["request", "get", "createServer"], "http");
refuse(https, ["request", "get", "createServer"], "https");
refuse(http2, ["connect", "createServer", "createSecureServer"], "http2");
refuse(dgram, ["createSocket"], "dgram");
refuse(inspector, ["open"], "inspector");
refuse(cluster, ["fork"], "cluster");
refuse(childProcess, functionsOf(childProcess), "child_process");
refuse(globalThis, ["fetch", "WebSocket", "EventSource", "XMLHttpRequest"], "global");
refuse(process, ["binding", "_linkedBinding", "dlopen"], "process");
syncBuiltinESMExports();

const BENEATH = new Set(
  "TCPWRAP TCPSERVERWRAP TCPCONNECTWRAP UDPWRAP UDPSENDWRAP GETADDRINFOREQWRAP GETNAMEINFOREQWRAP QUERYWRAP TLSWRAP HTTPCLIENTREQUEST HTTP2SESSION PROCESSWRAP".split(
    " ",
  ),
);
createHook({
  init(_id, type) {
    if (BENEATH.has(type)) note(type);
  },
}).enable();

note("watched");
