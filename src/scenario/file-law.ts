import type { Destination, Disposal } from "../domain/index.js";
import type { FileDistribution, FileLength, FileNumber, FileShares, FileSource } from "./file-values.js";

/** A section under which people are held, for another jurisdiction or another law. */
export interface FileBasis extends FileSource {
  readonly title?: string;
  readonly restricted?: "yes" | "no";
  readonly clock?: "none" | "court" | "release";
  readonly departures?: readonly Destination[];
  readonly consent?: readonly Destination[];
  readonly onRelease?: string;
  readonly onReadmission?: string;
  readonly longest?: FileLength;
  readonly periods?: readonly FileLength[];
  readonly tribunal?: "discharges" | "advises";
  /** The basis that each decision of a court leads to. */
  readonly disposals?: { readonly [Key in Disposal]?: string };
}

export interface FileOnward extends FileSource {
  readonly highSecure?: FilePlaces;
  readonly lowSecure?: FilePlaces;
  readonly community?: FilePlaces;
}

/** `places` for everybody, or by catchment. */
export interface FilePlaces extends FileSource {
  readonly places: FileNumber | Readonly<Record<string, FileNumber>>;
  readonly stay: FileDistribution;
  readonly next?: FileShares<"community" | "lowSecure" | "highSecure" | "stepUp">;
}

export interface FileCosts extends FileSource {
  readonly prisonDay?: FileNumber;
  readonly newBed?: FileNumber;
  readonly breachDay?: FileNumber;
}
