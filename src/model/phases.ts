/** What acts first when several things happen at the same minute. The window closes before any of them: it is half open. */
export const PHASES = [
  "bedsChange",
  "departures",
  "reviews",
  "admissions",
  "leavingList",
  "search",
  "referrals",
] as const;
export type Phase = (typeof PHASES)[number];
