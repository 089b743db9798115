import { type Scenario, type Setting, writtenDistribution } from "../../../scenario/index.js";
import {
  CHANGED,
  type Choices,
  dial,
  groupPath,
  type Lever,
  type LeverGroup,
  numberChosen,
  RULE,
  setting,
} from "./lever.js";

const KINDS = [
  { kind: "lowSecure", called: "low secure" },
  { kind: "community", called: "in the community" },
  { kind: "highSecure", called: "high secure" },
] as const;

type Kind = (typeof KINDS)[number]["kind"];
type Delay = Scenario["groups"][number]["exits"]["delay"][Kind];

/** How soon there is somewhere to go: places where the scenario counts them, waits to leave where it does not. */
export function stepDownLevers(scenario: Scenario): LeverGroup {
  const isCounted = (kind: string) => scenario.rules.stepDown.places.some((place) => place === kind);
  const isWaitedFor = (kind: Kind) => scenario.groups.some(({ exits }) => !isNothing(exits.delay[kind]));
  const waits = KINDS.filter(({ kind }) => !isCounted(kind) && isWaitedFor(kind)).map(({ kind, called }) => ({
    kind,
    lever: dial(`leave.${kind}`, `Wait to leave for a place ${called}`, "as in the file"),
  }));
  const places = scenario.onward.filter(({ destination }) => isCounted(destination)).map(placesLever);
  return {
    id: "leave",
    title: "Somewhere to go",
    about:
      "How long people who are ready to leave wait in the bed for their next place, or how many such places there are where the scenario counts them.",
    rule: RULE.stepDown,
    sources: ["exits", "onward"],
    levers: [...waits.map(({ lever }) => lever), ...places],
    settings: (choices) => [
      ...waits.flatMap(({ kind, lever }) => waitSettings(scenario, kind, numberChosen(choices, lever))),
      ...placesSettings(scenario, places, choices),
    ],
  };
}

/** No part of nothing is longer or shorter. */
function isNothing(delay: Delay): boolean {
  return delay.kind === "fixed" && delay.value === 0;
}

function waitSettings({ groups }: Scenario, kind: Kind, percent: number | undefined): readonly Setting[] {
  if (percent === undefined) return [];
  return groups.map(({ name, exits }) => {
    const written = writtenDistribution(exits.delay[kind], percent / 100);
    return setting(groupPath(name, "exits", kind), { ...(written as object), ...CHANGED });
  });
}

function placesLever({ name, places }: Scenario["onward"][number]): Lever {
  return {
    id: `places.${name}`,
    title: `Places: ${name}`,
    present: `${places} today`,
    control: { kind: "number", value: places, from: 0, to: Math.max(20, 2 * places), step: 1, unit: "places" },
  };
}

/** A kind of place is one number, or one for each catchment. */
function placesSettings({ onward, estate }: Scenario, levers: readonly Lever[], choices: Choices): readonly Setting[] {
  return onward.flatMap(({ name, destination, catchment }) => {
    const lever = levers.find(({ id }) => id === `places.${name}`);
    const number = lever === undefined ? undefined : numberChosen(choices, lever);
    if (number === undefined) return [];
    const path = ["onward", destination, "places"];
    return catchment === undefined
      ? [setting(path, { value: number, ...CHANGED })]
      : [setting([...path, estate.catchments[catchment].name], { value: number, ...CHANGED })];
  });
}
