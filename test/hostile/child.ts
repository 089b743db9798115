import { writeSync } from "node:fs";
import { formatIssues } from "../../src/scenario/index.js";
import { hostileFiles, type Numbered } from "./generate.js";
import { mostMemory } from "./most-memory.js";
import { placesIn } from "./places.js";
import type { Order, Report } from "./report.js";
import { type Subject, subjectsIn } from "./subjects.js";
import { trialFaults } from "./trial.js";
import { faultsIn } from "./verdict.js";

/* Reads hostile files in a process of its own: the parent gives it so much memory and no more, and ends it when it hangs. Each
 * file is announced before it is read, so that the parent knows which one it was. */

const order = JSON.parse(process.argv[2] ?? "{}") as Order;
const say = (words: string) => writeSync(1, `${words}\n`);
const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).join();

for (const subject of subjectsIn(order.root)) {
  const number = order.counts[subject.name] ?? 0;
  if (number > 0) say(JSON.stringify(readAll(subject, number)));
}

function readAll(subject: Subject, number: number): Report {
  const families: Record<string, number> = Object.create(null);
  const faults: string[] = [];
  const examples: string[] = [];
  let [files, accepted, simulated, slowest, slowestFile] = [0, 0, 0, 0, ""];
  for (const hostile of hostileFiles(subject.name, subject.text, number)) {
    const position = files++;
    if (order.only !== undefined && order.only !== position) continue;
    say(String(position));
    families[hostile.family] = (families[hostile.family] ?? 0) + 1;
    const one = readOne(subject, hostile, position);
    if (one.accepted) accepted++;
    if (one.simulated) simulated++;
    if (one.seconds > slowest) [slowest, slowestFile] = [one.seconds, `${hostile.family}: ${hostile.what}`];
    for (const fault of one.faults)
      if (faults.length < 40) faults.push(`${position} ${hostile.family}: ${hostile.what}: ${fault}`);
    if (order.examples !== undefined && position % order.examples === 0)
      examples.push(`### ${hostile.what}\n${one.words()}`);
  }
  const memory = mostMemory();
  const name = subject.name;
  return { name, files, accepted, simulated, slowest, slowestFile, memory, families, faults, examples };
}

interface One {
  readonly accepted: boolean;
  readonly simulated: boolean;
  readonly seconds: number;
  readonly faults: readonly string[];
  words(): string;
}

function readOne(subject: Subject, hostile: Numbered, position: number): One {
  const text = typeof hostile.text === "string" ? hostile.text : Buffer.from(hostile.text).toString("utf8");
  const before = process.cpuUsage();
  try {
    const found = subject.check(text, position % 20 === 0);
    const words = () => formatIssues(found.issues);
    words();
    const { user, system } = process.cpuUsage(before);
    const simulated = found.scenario !== undefined && position % order.simulateEvery === 0;
    const asked = {
      name: subject.name,
      text,
      hostile,
      places: found.accepted ? undefined : looked(subject, text, position),
    };
    const faults = [...faultsIn(asked, found), ...pollution()];
    if (found.scenario !== undefined) faults.push(...trialFaults(found.scenario, simulated));
    return { accepted: found.accepted, simulated, seconds: (user + system) / 1e6, faults, words };
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      accepted: false,
      simulated: false,
      seconds: 0,
      faults: [`crashed: ${told.slice(0, 900)}`],
      words: () => told,
    };
  }
}

/** Where things stand, told by another reader; of long files only now and then, as that takes as long as the reading. */
function looked({ name }: Subject, text: string, position: number) {
  const isWorthIt = !name.endsWith(".csv") && text.length < 30_000 && (text.length < 5000 || position % 10 === 0);
  return isWorthIt && !text.includes("\r") ? placesIn(text.startsWith("\uFEFF") ? text.slice(1) : text) : undefined;
}

function pollution(): readonly string[] {
  const isClean = Object.getOwnPropertyNames(Object.prototype).join() === PROTOTYPE && !("polluted" in {});
  return isClean ? [] : ["the prototype of all objects was changed"];
}
