import type { Scenario } from "../../../scenario/index.js";
import { type ChoiceControl, type Lever, type LeverGroup, optionChosen, RULE, setting } from "./lever.js";

const OPTIONS = [
  { value: "longestWait", label: "Longest wait" },
  { value: "urgency,longestWait", label: "Urgency, then longest wait" },
  { value: "prisonFirst,longestWait", label: "People from prison first" },
  { value: "remandFirst,longestWait", label: "Remand first" },
  { value: "sentencedFirst,longestWait", label: "Sentenced first" },
  { value: "courtDeadline,longestWait", label: "Nearest court date" },
  { value: "releaseDeadline,longestWait", label: "Nearest release date" },
] as const;

/** Who on a list is offered the next bed. */
export function whoIsNextLevers({ rules: { whoIsNext } }: Scenario): LeverGroup {
  const written = whoIsNext.ageing === undefined ? whoIsNext.keys.join(",") : "asInFile";
  const options: ChoiceControl["options"] = OPTIONS.some(({ value }) => value === written)
    ? OPTIONS
    : [{ value: written, label: "As in the file" }, ...OPTIONS];
  const lever: Lever = {
    id: "next",
    title: "Who is offered the next bed",
    present: options.find(({ value }) => value === written)?.label ?? "",
    control: { kind: "choice", value: written, options },
  };
  return {
    id: "next",
    title: "Who is next",
    about: "The order of a waiting list. It moves waits from some people to others; it makes no beds.",
    rule: RULE.whoIsNext,
    sources: ["rules.whoIsNext"],
    levers: [lever],
    settings: (choices) => {
      const keys = optionChosen(choices, lever);
      return keys === undefined ? [] : [setting(["rules", "whoIsNext"], keys.split(","))];
    },
  };
}
