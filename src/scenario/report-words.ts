/** What a report should say that no model can know, in the scenario's own words. It moves no number and is no part of the
 *  fingerprint; what is absent is marked as still to be written where a report has a place for it. */
export interface ReportWords {
  /** What the model is for: the decision it serves, and whose. */
  readonly purpose?: string;
  /** What the experiments are to find out, and why these scenarios. */
  readonly experiments?: string;
  /** What was done to the data before they were written into the file. */
  readonly preprocessing?: string;
  /** The computer that the results were computed on. */
  readonly system?: string;
  /** How somebody else can get the program and this scenario. */
  readonly codeAccess?: string;
  /** Numbers of people of a census smaller than this are told as “fewer than …”. Whole, 0 (tell all) to 1,000; 5 unless given. */
  readonly suppressBelow?: number;
}
