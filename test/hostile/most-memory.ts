import { existsSync, readFileSync } from "node:fs";

const OWN = "/proc/self/status";

/** The most memory this process has had so far. [MB]
 *
 *  On Linux `resourceUsage().maxRSS` of a process that was started by a large one is at least what the large one had: until the
 *  program is loaded the child is a copy of its parent. The kernel's figure for the program itself is asked for there. */
export function mostMemory(): number {
  if (!existsSync(OWN)) return process.resourceUsage().maxRSS / 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(OWN, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
