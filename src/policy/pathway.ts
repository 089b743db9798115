import { ENGAGEMENTS, type Engagement } from "../domain/index.js";
import type { PersonView } from "./questions.js";

/** Rule 6: what people from prison are admitted for. */
export type PathwayRule =
  | { readonly kind: "fullRehabilitation" }
  | { readonly kind: "treatAndReturn" }
  | {
      readonly kind: "discretionary";
      /** Probability of treat and return, by engagement. [0, 1] */
      readonly returned: Readonly<Record<Engagement, number>>;
    };

export const DEFAULT_PATHWAY: PathwayRule = { kind: "fullRehabilitation" };

/** The probability that a person is treated and returned to prison rather than rehabilitated. [0, 1]
 *  Nobody is returned who did not come from prison, or whose legal basis has no way back. */
export function probabilityOfReturn(rule: PathwayRule, person: PersonView): number {
  if (!person.fromPrison || !person.legalBasis.departures.includes("prison")) return 0;
  if (rule.kind === "discretionary") return rule.returned[person.engagement];
  return rule.kind === "treatAndReturn" ? 1 : 0;
}

export function pathwayInWords(rule: PathwayRule): string {
  if (rule.kind === "fullRehabilitation") return "Everyone is rehabilitated; nobody is returned to prison early.";
  if (rule.kind === "treatAndReturn") return "People from prison are treated and returned to prison.";
  const chances = [...new Set(ENGAGEMENTS.map((engagement) => rule.returned[engagement]))];
  const percent = chances.map((chance) => `${Math.round(chance * 1000) / 10} %`).join(" to ");
  return `Where the law allows a return, the service plans one for ${percent} of people from prison.`;
}
