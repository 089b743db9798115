import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChainStudy, COUNTS, RARE } from "../chain-study.js";
import { type ComingHome, comingHome } from "../exact/overflow.js";
import type { SmallChain } from "../exact/small-chain.js";
import { DAYS_PER_YEAR, queueFile, type Row, type TheoryCase } from "../theory-case.js";
import { estateOf, NAMES, PEOPLE } from "./overflow.js";

/** People come home from the other unit: before the list has the bed, or when nobody on it may. */
function repatriation(name: string, parts: ComingHome): TheoryCase {
  const { beds, perDay, stay, mostWaiting, when } = parts;
  const chain = comingHome(parts);
  const all = perDay[0] + perDay[1];
  const away = (state: readonly number[]) => state[1] + state[4];
  const lists = (state: readonly number[]) => state[2] + state[5];
  const slowest = mostWaiting[0] + mostWaiting[1] > 0 ? lists : away;
  const study = new ChainStudy({ chain, perDay: all, people: PEOPLE, slowest });
  const { estate, demand } = estateOf({
    beds,
    perDay,
    stay,
    mostWaiting,
    routes: [
      [0, 1],
      [1, 0],
    ],
  });
  const more = { estate, rules: { placement: { outOfArea: 0, repatriation: when } } } as Partial<ScenarioFile>;
  const came = (chain.flow("home 0") + chain.flow("home 1")) * DAYS_PER_YEAR;
  const { variance = Number.NaN, ...outside } = study.average("outOfArea.bedDays", away);
  return {
    name,
    replications: study.replications,
    file: (stretch) => queueFile({ ...study, name, beds: 0, demand: demand(stretch), more }),
    rows: [
      study.average("beds.occupied", (state) => state[0] + state[4], { unit: NAMES[0] }),
      study.average("beds.occupied", (state) => state[3] + state[1], { unit: NAMES[1] }),
      { ...outside, exact: outside.exact * DAYS_PER_YEAR, variance: variance * DAYS_PER_YEAR ** 2 },
      { metric: "repatriations", exact: came, atMost: 0.05, why: COUNTS },
      ...[0, 1].flatMap((home) => comingHomeRows(study, chain, parts, home)),
    ],
  };
}

function comingHomeRows(
  study: ChainStudy,
  chain: SmallChain,
  { perDay, mostWaiting }: ComingHome,
  home: number,
): Row[] {
  const group = NAMES[home];
  if (mostWaiting[home] > 0) return [study.average("waiting.mean", (state) => state[home * 3 + 2], { group })];
  const exact = 1 - chain.flow(`lost ${home}`) / perDay[home];
  return [{ group, metric: "listed.admitted", exact, atMost: 0.02, why: RARE }];
}

export const COMING_HOME: readonly TheoryCase[] = [
  repatriation("coming home after the list, loss", {
    beds: [3, 3],
    perDay: [0.2, 0.12],
    stay: 20,
    mostWaiting: [0, 0],
    when: "afterTheList",
  }),
  repatriation("coming home after the list, one list", {
    beds: [2, 3],
    perDay: [0.13, 0.08],
    stay: 20,
    mostWaiting: [60, 0],
    when: "afterTheList",
  }),
  repatriation("coming home before the list, one list", {
    beds: [2, 3],
    perDay: [0.13, 0.08],
    stay: 20,
    mostWaiting: [60, 0],
    when: "beforeTheList",
  }),
];
