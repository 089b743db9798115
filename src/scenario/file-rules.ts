import type { Engagement } from "../domain/index.js";
import type {
  Borrowing,
  ClockExclusion,
  ClockStart,
  PressureScope,
  Repatriation,
  WhoIsNextKey,
} from "../policy/index.js";
import type { FileLength, FileNumber, FileShare, FileSource } from "./file-values.js";

/** The ten commissioning rules as a person writes them; what is left out takes its default. */
export interface FileRules extends FileSource {
  readonly clock?: FileClock;
  readonly access?: "open" | { readonly selective: FileSelective };
  readonly whoIsNext?:
    | readonly WhoIsNextKey[]
    | (FileSource & { readonly keys: readonly WhoIsNextKey[]; readonly ageing?: FileLength });
  readonly placement?: "home" | FilePlacement;
  readonly ringFence?: readonly FileRingFence[];
  readonly pathway?: "fullRehabilitation" | "treatAndReturn" | FileDiscretionary;
  readonly fundedStay?: FileFundedStay;
  readonly pressure?: FilePressure;
  readonly estate?: FileSource & { readonly openingsSlip?: FileLength; readonly openingsStaffed?: FileShare };
  readonly stepDown?:
    | "delays"
    | (FileSource & { readonly places: readonly ("highSecure" | "lowSecure" | "community")[] });
}

export interface FileClock extends FileSource {
  readonly startsAt?: ClockStart;
  readonly standard?: FileLength;
  readonly stages?: FileSource & { readonly assessment: FileLength; readonly transfer: FileLength };
  readonly excludes?: readonly ClockExclusion[];
  readonly exceptional?: FileShare;
}

export interface FileSelective extends FileSource {
  readonly accepts?: FileShare | Readonly<Record<Engagement, FileShare>>;
  readonly shortSentence?: FileSource & { readonly below: FileLength; readonly accepts: FileShare };
  readonly secondOpinion?: "allowed" | "refused";
}

export interface FilePlacement extends FileSource {
  readonly collaborative?: FileLength;
  readonly outOfArea?: FileLength;
  readonly spotPurchase?: FileSource & { readonly after?: FileLength; readonly occupancy?: FileShare };
  readonly repatriation?: Repatriation;
  readonly order?: "homeFirst" | "whoIsNext";
}

export interface FileRingFence extends FileSource {
  readonly beds: FileNumber;
  /** Demand groups. */
  readonly for: readonly string[];
  /** Units or catchments; every unit unless given. */
  readonly in?: readonly string[];
  readonly borrowing?: Borrowing;
}

export interface FileDiscretionary {
  readonly discretionary: FileSource & {
    readonly returned: FileShare | Readonly<Record<Engagement, FileShare>>;
    readonly byLegalBasis?: Readonly<Record<string, FileShare>>;
    readonly longSentence?: FileSource & { readonly atLeast: FileLength; readonly returned: FileShare };
  };
}

export interface FileFundedStay extends FileSource {
  readonly reviews?: readonly FileLength[];
  readonly returned?: FileShare;
  readonly longest?: FileLength;
}

/** At least one of the two. */
export interface FileThreshold extends FileSource {
  readonly occupancy?: FileShare;
  readonly waiting?: FileNumber;
}

export interface FilePressure extends FileSource {
  readonly of?: PressureScope;
  readonly speeds?: readonly (FileThreshold & { readonly times: FileNumber })[];
  readonly reviews?: FileThreshold & { readonly every: FileLength; readonly returned: FileShare };
}
