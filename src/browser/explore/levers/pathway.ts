import type { Scenario } from "../../../scenario/index.js";
import { CHANGED, type Lever, type LeverGroup, numberChosen, optionChosen, RULE, setting } from "./lever.js";

const OPTIONS = [
  { value: "treatAndReturn", label: "Treat and return" },
  { value: "discretionary", label: "As the service decides" },
  { value: "fullRehabilitation", label: "Full rehabilitation" },
] as const;

const USUAL = 68;

/** What people from prison are admitted for: from treat and return to full rehabilitation. */
export function pathwayLevers({ rules: { pathway } }: Scenario): LeverGroup {
  const choice: Lever = {
    id: "pathway",
    title: "Pathway",
    present: OPTIONS.find(({ value }) => value === pathway.kind)?.label ?? "",
    control: { kind: "choice", value: pathway.kind, options: OPTIONS },
  };
  const share: Lever = {
    id: "pathway.returned",
    title: "Returned to prison, where the service decides",
    present: shareInWords(pathway),
    control: {
      kind: "number",
      value: shareOf(pathway) ?? USUAL,
      from: 0,
      to: 100,
      step: 1,
      unit: "% of those who can be",
    },
    idle: (choices) =>
      (optionChosen(choices, choice) ?? pathway.kind) === "discretionary"
        ? undefined
        : "counts where the service decides",
  };
  return {
    id: "pathway",
    title: "People from prison",
    about: "Whether people from prison are treated and returned, or stay until rehabilitation is complete.",
    rule: RULE.pathway,
    sources: ["rules.pathway"],
    levers: [choice, share],
    settings: (choices) => {
      const kind = optionChosen(choices, choice) ?? pathway.kind;
      const returned = numberChosen(choices, share);
      if (kind !== "discretionary") return kind === pathway.kind ? [] : [setting(["rules", "pathway"], kind)];
      if (pathway.kind === "discretionary")
        return returned === undefined
          ? []
          : [setting(["rules", "pathway", "discretionary", "returned"], { value: `${returned}%`, ...CHANGED })];
      const planned = { discretionary: { returned: `${returned ?? USUAL}%`, ...CHANGED } };
      return [setting(["rules", "pathway"], planned)];
    },
  };
}

type Pathway = Scenario["rules"]["pathway"];

/** The share that holds for everybody, if there is one. [%] */
function shareOf(pathway: Pathway): number | undefined {
  if (pathway.kind !== "discretionary") return undefined;
  const shares = new Set(Object.values(pathway.returned));
  const [first] = shares;
  return shares.size === 1 ? Math.round(first * 1000) / 10 : undefined;
}

function shareInWords(pathway: Pathway): string {
  if (pathway.kind !== "discretionary") return "not as the service decides";
  const share = shareOf(pathway);
  return share === undefined ? "different by engagement" : `${share} %`;
}
