import type { Destination, Disposal, Engagement, Level, Origin, Urgency } from "../domain/index.js";
import type { FileBasis, FileCosts, FileOnward } from "./file-law.js";
import type { FileRules } from "./file-rules.js";
import type { FileDistribution, FileLength, FileNumber, FileShare, FileShares, FileSource } from "./file-values.js";
import type { ReportWords } from "./report-words.js";
import type { SCENARIO_FORMAT } from "./scenario.js";

/** A scenario as a person writes it. Everything that has a default may be left out. */
export interface ScenarioFile extends FileSource {
  readonly format: typeof SCENARIO_FORMAT;
  readonly name: string;
  readonly about?: string;
  /** The file this one is a variant of; only in files. */
  readonly extends?: string;
  /** `2026-04-01` unless given. */
  readonly start?: string;
  /** `2021` unless given. */
  readonly seed?: number | string;
  /** Prisoners by date, for groups with `per1000Prisoners`. */
  readonly prisonPopulation?: Readonly<Record<string, FileNumber>>;
  readonly study?: FileStudy;
  readonly atStart?: "empty" | FileStationary | FileCensus;
  /** Legal bases of the scenario's own, or changes to those of England and Wales. */
  readonly law?: Readonly<Record<string, FileBasis>>;
  readonly estate: FileEstate;
  readonly onward?: FileOnward;
  readonly costs?: FileCosts;
  readonly demand: Readonly<Record<string, FileGroup>>;
  readonly access?: FileAccess;
  readonly stays?: FileStays;
  readonly exits?: FileExits;
  readonly after?: FileAfter;
  readonly rules?: FileRules;
  /** What reports should say that no model can know; moves no number. */
  readonly report?: FileSource & ReportWords;
}

export interface FileStudy extends FileSource {
  readonly run?: FileLength;
  readonly warmUp?: FileLength;
  readonly followUp?: FileLength;
  readonly replications?: number | FilePrecision;
  readonly targets?: readonly FileTarget[];
}

export interface FilePrecision {
  readonly precision?: FileShare;
  readonly of?: readonly string[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Exactly one of the bounds. */
export interface FileTarget extends FileSource {
  readonly metric: string;
  readonly atLeast?: number | string;
  readonly atMost?: number | string;
}

export interface FileStationary extends FileSource {
  readonly stationary: FileSource & {
    readonly occupancy: FileShare;
    readonly units?: Readonly<Record<string, FileShare>>;
    readonly waiting?: FileNumber;
    readonly catchments?: Readonly<
      Record<string, FileSource & { readonly occupancy?: FileShare; readonly waiting?: FileNumber }>
    >;
  };
}

/** Who is in which bed and who is waiting on the day of the start, in tables beside the scenario. */
export interface FileCensus extends FileSource {
  readonly census: FileSource & { readonly beds?: FileTable; readonly waiting?: FileTable };
}

/** The name of a CSV file, or the CSV itself. */
export type FileTable = string | { readonly text: string };

export interface FileEstate extends FileSource {
  readonly catchments?: readonly string[] | Readonly<Record<string, FileCatchment>>;
  readonly spotPurchase?: FileSource & { readonly atMost: FileNumber; readonly bedDayCost?: FileNumber };
  readonly units: Readonly<Record<string, FileUnit>>;
}

/** `nearest` or `distances`, not both. */
export interface FileCatchment extends FileSource {
  readonly population?: FileNumber;
  readonly collaborative?: string;
  readonly nearest?: readonly string[];
  readonly distances?: Readonly<Record<string, FileNumber>>;
}

export interface FileUnit extends FileSource {
  readonly catchment?: string;
  readonly serviceLines?: readonly string[];
  readonly beds: FileNumber;
  readonly changes?: readonly (FileSource & { readonly on: string; readonly beds: FileNumber })[];
  readonly bedDayCost?: FileNumber;
}

/** Exactly one of `perYear` and `per1000Prisoners`. */
export interface FileGroup extends FileSource {
  readonly from?: Origin;
  readonly legalBasis?: string;
  readonly perYear?: FileNumber;
  readonly per1000Prisoners?: FileNumber;
  readonly growth?: FileShare;
  readonly months?: readonly FileNumber[];
  readonly changes?: readonly (FileSource & { readonly on: string; readonly perYear: FileNumber })[];
  readonly mix?: FileMix;
  readonly toCourt?: FileDistribution;
  readonly toNextCourt?: FileDistribution;
  readonly toRelease?: FileDistribution;
  readonly indeterminate?: FileShare;
  readonly disposals?: FileShares<Disposal>;
  readonly access?: FileAccess;
  readonly stays?: FileStays;
  readonly exits?: FileExits;
  readonly after?: FileAfter;
}

export interface FileMix extends FileSource {
  readonly catchment?: FileShares;
  readonly serviceLine?: FileShares;
  readonly urgency?: FileShares<Urgency>;
  readonly engagement?: FileShares<Engagement>;
}

export interface FileAccess extends FileSource {
  readonly notice?: FileDistribution;
  readonly firstAssessment?: FileDistribution;
  readonly secondReport?: FileDistribution;
  readonly levels?: FileShares<Level>;
  readonly elsewhere?: { readonly [Key in Exclude<Level, "medium">]?: FileDistribution };
  readonly accepted?: FileShare;
  readonly acceptedOnSecondOpinion?: FileShare;
  readonly secondOpinion?: FileDistribution;
  readonly warrant?: FileDistribution;
  readonly transport?: FileDistribution;
  readonly warrantValid?: FileLength;
  readonly reissue?: FileDistribution;
  readonly reportsValid?: FileLength;
  readonly renewal?: FileDistribution;
  readonly escalation?: FileDistribution | "never";
  readonly recovery?: FileDistribution | "never";
  readonly death?: FileDistribution | "never";
}

export interface FileStays extends FileSource {
  readonly stabilise?: FileDistribution;
  readonly treatAndReturn?: FileDistribution;
  readonly rehabilitate?: FileDistribution;
  readonly death?: FileDistribution | "never";
  readonly dischargedByTribunal?: FileShare;
}

export interface FileExits extends FileSource {
  readonly destinations?: FileShares<Exclude<Destination, "died">>;
  readonly prison?: FileDistribution;
  readonly highSecure?: FileDistribution;
  readonly lowSecure?: FileDistribution;
  readonly community?: FileDistribution;
  readonly consent?: FileDistribution;
}

export interface FileAfter extends FileSource {
  readonly returned?: FileComingBack;
  readonly discharged?: FileComingBack;
}

export interface FileComingBack extends FileSource {
  readonly share?: FileShare;
  readonly after?: FileDistribution;
  readonly accepted?: FileShare;
  readonly soonerIfNotEngaging?: FileNumber;
}
