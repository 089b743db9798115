/** What a child is to do. */
export interface Order {
  /** The folder of the project. */
  readonly root: string;
  /** How many hostile files are made from each file that is shipped. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of the files that are accepted, one in so many is simulated for some weeks. */
  readonly simulateEvery: number;
  /** Only the file with this number, to look at it again. */
  readonly only?: number;
  /** Keeps the messages of one file in so many, to be read by a person. */
  readonly examples?: number;
}

/** What came of the hostile files made from one file that is shipped. */
export interface Report {
  readonly name: string;
  readonly files: number;
  readonly accepted: number;
  readonly simulated: number;
  /** Processor time of the slowest file. [s] */
  readonly slowest: number;
  readonly slowestFile: string;
  /** The most memory the process has had so far. [MB] */
  readonly memory: number;
  readonly families: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  readonly examples: readonly string[];
}
