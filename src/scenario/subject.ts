import type { FileRead } from "./file-shape.js";
import type { Reading } from "./reading.js";
import type { Scenario } from "./scenario.js";
import type { Written } from "./written.js";

/** What a cross check sees: the parts as they were read, the scenario they make, and where to complain. */
export interface Subject {
  readonly root: Written;
  readonly file: FileRead;
  readonly scenario: Scenario;
  readonly reading: Reading;
  /** Ids of metrics, where the reader was told them. */
  readonly metrics: readonly string[] | undefined;
}
