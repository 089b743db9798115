/** How a person's way to a bed and through it has ended, or where they are when the replication ends. */
export type Outcome =
  | "departed"
  | "left"
  | "declined"
  | "placedElsewhere"
  | "gone"
  | "inHospital"
  | "offered"
  | "waiting"
  | "inAssessment";

/** One entry of one person, from the need to where it led. Moments are in minutes from the start; what has not happened is
 *  undefined. */
export interface PersonRecord {
  /** As in the journal: `group-number`, or `group-start-number` for people present at the start. */
  readonly person: string;
  /** 0 the first time, growing with every re-referral, readmission or recall. */
  readonly entry: number;
  readonly group: string;
  /** Comes from prison this time. */
  readonly fromPrison: boolean;
  readonly identified: number;
  readonly basis: string;
  readonly lastBasis: string;
  readonly catchment: string | undefined;
  readonly serviceLine: string | undefined;
  readonly level: string | undefined;
  /** The time standard does not apply this time. */
  readonly exempt: boolean;
  /** With which the wait began. */
  readonly urgency: string | undefined;
  /** When transfer time starts; undefined where it does not, or the rule leaves the person out. Known once the way to a bed is
   *  over. */
  readonly clockStarted: number | undefined;
  readonly referred: number | undefined;
  readonly assessed: number | undefined;
  readonly reported: number | undefined;
  readonly listed: number | undefined;
  /** The first offer counts, should there be several. */
  readonly offered: number | undefined;
  readonly admitted: number | undefined;
  /** Ready to leave, the last time. */
  readonly ready: number | undefined;
  readonly departed: number | undefined;
  /** Left, was declined or was placed elsewhere. */
  readonly closed: number | undefined;
  /** Where admitted to, and where last. */
  readonly unit: string | undefined;
  readonly lastUnit: string | undefined;
  readonly plan: string | undefined;
  readonly destination: string | undefined;
  readonly reason: string | undefined;
  readonly why: string | undefined;
  readonly outcome: Outcome;
  /** When the last fact of this entry was said. */
  readonly lastFact: number;
}
