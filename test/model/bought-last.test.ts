import { expect, test } from "vitest";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { recorder } from "./recorder.js";
import { tell } from "./ruled.js";

const NORTH_WARD = 1;

const SPOT = 2;

/** No bed at home, one free out of area after 10 days, one to be bought after 5; reports are renewed on day 21. */
const FILE: ScenarioFile = {
  format: "securebeds/scenario@1",
  name: "Both open at once",
  study: { run: "200 days", warmUp: 0, followUp: 0, replications: 1 },
  atStart: "empty",
  estate: {
    catchments: ["east", "north"],
    units: { eastWard: { catchment: "east", beds: 0 }, northWard: { catchment: "north", beds: 1 } },
    spotPurchase: { atMost: 1 },
  },
  demand: { orders: { from: "court", perYear: 20, mix: { catchment: { east: "100%" } } } },
  access: { reportsValid: 1, renewal: { fixed: 20 } },
  stays: { rehabilitate: { fixed: 1000 } },
  rules: { placement: { outOfArea: 10, spotPurchase: { after: 5 } } },
};

test("no bed is bought for somebody who may have a free bed of the estate", () => {
  const { listener, stories } = recorder();
  tell(resolveScenario(FILE), listener);
  const [first] = [...stories.values()];
  const offers = first?.facts.filter(([fact]) => fact === "papersRenewed" || fact === "offered");
  expect(offers?.map(([fact, , unit]) => [fact, unit])).toEqual([
    ["papersRenewed", undefined],
    ["offered", NORTH_WARD],
  ]);
});

test("nobody is offered a bed on stale reports, a bought one neither, though the catchment is full", () => {
  const { listener, stories } = recorder();
  const late: ScenarioFile = {
    ...FILE,
    access: { ...FILE.access, accepted: 0, acceptedOnSecondOpinion: "100%", secondOpinion: { fixed: 3 } },
    rules: { placement: { spotPurchase: { occupancy: "100%" } } },
  };
  tell(resolveScenario(late), listener);
  const [first] = [...stories.values()];
  const told = first?.facts.filter(([fact]) => ["listed", "papersExpired", "papersRenewed", "offered"].includes(fact));
  expect(told?.map(([fact, , unit]) => [fact, unit])).toEqual([
    ["listed", undefined],
    ["papersExpired", undefined],
    ["papersRenewed", undefined],
    ["offered", SPOT],
  ]);
});
