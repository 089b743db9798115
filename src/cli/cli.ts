#!/usr/bin/env node
import { complaintAboutNode } from "./node-version.js";

// Nothing else is loaded before the version is known to do: what an older Node makes of newer code is unreadable.
const complaint = complaintAboutNode(process.versions.node);
if (complaint === undefined) {
  const { main } = await import("./main.js");
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 2;
}
