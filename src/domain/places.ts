/** Where a referral comes from. The order is fixed: its position is the number that facts carry. */
export const ORIGINS = ["prison", "court", "highSecure", "lowSecure", "community"] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where a person goes on leaving a unit. A departure to `prison` is a return. */
export const DESTINATIONS = ["prison", "highSecure", "lowSecure", "community", "died"] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** The level of care that the access assessment finds. Only `medium` is this estate; the rest is placed elsewhere. */
export const LEVELS = ["medium", "picu", "low", "high", "other"] as const;
export type Level = (typeof LEVELS)[number];
