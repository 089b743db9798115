import { STREAM_VERSION, VERSION } from "../foundation/index.js";
import { FIGURES, type Outputs } from "../observe/index.js";
import { replicationText, type Scenario } from "../scenario/index.js";

/** What single replications are replications of. */
export interface KeptWorld {
  /** For people. */
  readonly name: string;
  readonly seed: string;
  /** Everything that can move a number of a replication, as one long text: the world with its seed and what is measured of
   *  it, the stream version, the release, the figures and the machine's order of bytes. Another text, another world.
   *
   *  The stream version alone is a promise that other releases give the same numbers, good enough to compare by; what
   *  is taken instead of computing must not rest on a promise, nor on how another release packs it, so the release
   *  stays. It costs computing again once after an update. */
  readonly address: string;
}

/** Keeps finished replications from one experiment to the next: in files, in a browser's database, on a server. The bytes
 *  to keep are those of `packOutputs`. */
export interface Keeper {
  /** Those of the replications `from` to `to` that are kept and sound, by number. What is missing, damaged or cannot be
   *  read is not there; it is no error. */
  find(world: KeptWorld, from: number, to: number): Promise<ReadonlyMap<number, Outputs>>;
  /** Never fails: what cannot be kept is computed again another time. */
  keep(world: KeptWorld, replication: number, outputs: Outputs): void;
  /** Sees to it that everything is where it is kept. */
  close(): Promise<void>;
}

const known = new WeakMap<Scenario, KeptWorld>();

/** Where the replications of a scenario are kept. Scenarios that differ in nothing that can move a replication, such as in
 *  how many replications are asked for, have the same. */
export function worldOf(scenario: Scenario): KeptWorld {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const address = [
    "securebeds/world@1",
    `version ${VERSION}`,
    `streams ${STREAM_VERSION}`,
    `bytes ${new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? "little end first" : "big end first"}`,
    `figures ${FIGURES.join(" ")}`,
    `scenario ${replicationText(scenario)}`,
  ].join("\n");
  const world = { name: scenario.name, seed: scenario.seed, address };
  known.set(scenario, world);
  return world;
}
