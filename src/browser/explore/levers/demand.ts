import type { Scenario, Setting } from "../../../scenario/index.js";
import {
  CHANGED,
  type Choices,
  dial,
  groupPath,
  type Lever,
  type LeverGroup,
  numberChosen,
  setting,
  short,
} from "./lever.js";

type Group = Scenario["groups"][number];

/** How many people are referred, from prison and from elsewhere, and how that grows. */
export function demandLevers(scenario: Scenario): LeverGroup {
  const prison = scenario.groups.filter(({ from }) => from === "prison");
  const others = scenario.groups.filter(({ from }) => from !== "prison");
  const dials = [
    { groups: prison, lever: dial("referrals.prison", "People from prison", rateInWords(prison)) },
    {
      groups: others,
      lever: dial("referrals.others", "People from court, hospital and the community", rateInWords(others)),
    },
  ].filter(({ groups }) => groups.length > 0);
  const growth = growthLever(scenario);
  return {
    id: "referrals",
    title: "People referred",
    about: "How many people are found each year to need a medium-secure bed, and by how much that grows each year.",
    sources: ["demand", "prisonPopulation"],
    levers: [...dials.map(({ lever }) => lever), growth],
    settings: (choices) => [
      ...dials.flatMap(({ groups, lever }) => rateSettings(groups, numberChosen(choices, lever))),
      ...growthSettings(scenario, growth, choices),
    ],
  };
}

function rateInWords(groups: readonly Group[]): string {
  const fixed = groups.reduce((sum, { referrals }) => sum + (referrals.perYear ?? 0), 0);
  const follows = groups.some(({ referrals }) => referrals.per1000Prisoners !== undefined);
  if (!follows) return `${short(fixed)} a year`;
  return fixed === 0
    ? "as many as the prison population gives"
    : `${short(fixed)} a year, and some for each 1,000 prisoners`;
}

function rateSettings(groups: readonly Group[], percent: number | undefined): readonly Setting[] {
  if (percent === undefined) return [];
  const times = percent / 100;
  return groups.flatMap(({ name, referrals: { perYear, per1000Prisoners, changes } }) => {
    const key = perYear === undefined ? "per1000Prisoners" : "perYear";
    const rate = setting(groupPath(name, key), {
      value: short((perYear ?? per1000Prisoners ?? 0) * times),
      ...CHANGED,
    });
    if (changes.length === 0) return [rate];
    const later = changes.map(({ on, perYear: each }) => ({ on, perYear: short(each * times), ...CHANGED }));
    return [rate, setting(groupPath(name, "changes"), later)];
  });
}

function growthLever({ groups }: Scenario): Lever {
  const all = new Set(groups.map(({ referrals }) => referrals.growth));
  const [first = 0] = all;
  const present = all.size > 1 ? "different by group" : `${short(first * 100)} % a year`;
  const value = all.size > 1 ? 0 : short(first * 100);
  return {
    id: "referrals.growth",
    title: "Growth of all referrals",
    present,
    control: { kind: "number", value, from: -5, to: 10, step: 0.5, unit: "% a year" },
  };
}

function growthSettings({ groups }: Scenario, lever: Lever, choices: Choices): readonly Setting[] {
  const percent = numberChosen(choices, lever);
  if (percent === undefined) return [];
  return groups.map(({ name }) => setting(groupPath(name, "growth"), { value: `${percent}%`, ...CHANGED }));
}
