/** How soon a bed is needed; the first is served first where a rule asks for urgency. */
export const URGENCIES = ["urgent", "soon", "routine"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What the team thinks of working with a person: the study's "desirable patient". */
export const ENGAGEMENTS = ["engaging", "notEngaging", "tooHighRisk"] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];
