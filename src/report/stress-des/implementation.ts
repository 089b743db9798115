import { VERSION } from "../../foundation/index.js";
import { fingerprint } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { ranWith } from "./experimentation.js";
import { fromTheFile, item, list, paragraph, section } from "./item.js";
import type { StressOf } from "./subject.js";

export function implementation(of: StressOf): readonly Block[] {
  const { scenario } = of;
  return [
    section("5 Implementation"),
    ...item(
      "5.1 Software or programming language",
      paragraph(
        `securebeds ${VERSION}, a discrete-event simulation library and command written in TypeScript, for Node 20.19 or newer. The event engine is its own; seedrandom gives the uniform numbers.`,
      ),
      ...ranWith(of),
    ),
    ...item(
      "5.2 Random sampling",
      ...list([
        "Uniform numbers come from Alea (seedrandom). A stream is found from an address – seed, replication, group and purpose – never from a position in one shared sequence.",
        "Every draw is an inversion: one uniform number, two for a mixture. Durations are rounded to a whole minute before they enter the calendar, so that results are the same, to the last bit, on every machine.",
        `The seed is ${scenario.seed}. Policies draw nothing: one that decides by chance gives a probability, and the person's own number is held against it.`,
      ]),
    ),
    ...item(
      "5.3 Model execution",
      ...list([
        "Next-event time advance: a calendar of events ordered by time, phase and order of scheduling (2.4).",
        "Replications run in parallel on worker threads; results do not depend on how many there are, nor on the order in which replications end.",
      ]),
    ),
    ...item(
      "5.4 System specification",
      fromTheFile(scenario, "system", "the computer and how long it took"),
      paragraph("No figure depends on the machine; only the time it takes does."),
    ),
    section("6 Code access"),
    ...item(
      "6.1 Computer model sharing statement",
      fromTheFile(scenario, "codeAccess", "where the program and this scenario can be had, and under which licence"),
      paragraph(
        `The scenario file, the version and the seed are enough to compute every figure again; this scenario has the fingerprint ${fingerprint(scenario)}.`,
      ),
    ),
  ];
}
