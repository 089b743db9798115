import { SILENCE } from "../../../src/domain/index.js";
import { minutesFromDays } from "../../../src/foundation/index.js";
import { compile } from "../../../src/model/compile.js";
import { defineEvents } from "../../../src/model/events/index.js";
import { scheduleNextNeed } from "../../../src/model/events/need-arises.js";
import { Watch } from "../../../src/model/invariants/index.js";
import { STAGE } from "../../../src/model/people.js";
import { setTheScene } from "../../../src/model/start/index.js";
import { World } from "../../../src/model/world.js";
import { resolveScenario, type ScenarioFile } from "../../../src/scenario/index.js";
import { smallEstate } from "../small-estate.js";

/** The small estate with a limit of a section, papers that expire, a ring fence, people away from home and counted places. */
export function crowdedEstate(): ScenarioFile {
  const { estate, access, rules, demand, ...rest } = smallEstate();
  return {
    ...rest,
    estate: { ...estate, spotPurchase: { atMost: 4, bedDayCost: 700 } },
    demand: {
      ...demand,
      interim: {
        from: "court",
        legalBasis: "s38",
        perYear: 6,
        mix: { serviceLine: { men: 1 } },
        toCourt: "300 days",
        disposals: { hospitalOrder: 1 },
      },
    },
    access: { ...access, reportsValid: "60 days", renewal: "10 days", escalation: { exponential: { mean: 100 } } },
    stays: { ...rest.stays, dischargedByTribunal: "30%" },
    onward: {
      lowSecure: { places: 6, stay: { exponential: { mean: 300 } } },
      community: { places: { north: 8, south: 8 }, stay: { exponential: { mean: 200 } } },
    },
    rules: {
      ...rules,
      placement: { outOfArea: "20 days", spotPurchase: { after: "60 days" }, repatriation: "afterTheList" },
      ringFence: [{ beds: 4, for: ["sentenced", "remand"] }],
      pressure: { of: "unit", speeds: [{ occupancy: 0.9, times: 1.5 }] },
      stepDown: { places: ["lowSecure", "community"] },
    },
  };
}

/** The same, but pressure on beds returns people at reviews and makes nobody's treatment pass faster. */
export function estateUnderReview(): ScenarioFile {
  const { rules, ...rest } = crowdedEstate();
  const reviews = { occupancy: 0.9, every: "28 days", returned: "5%" };
  return { ...rest, rules: { ...rules, pressure: { of: "unit", reviews } } };
}

/** A world with its events, in which nobody has come yet. */
export function worldOf(file: ScenarioFile): World {
  const world = new World(compile(resolveScenario(file)));
  world.kinds = defineEvents(world);
  if (world.pressure !== undefined) world.pressure.treatmentEnds = world.kinds.treatmentEndsUnderPressure;
  return world;
}

export interface Watched {
  readonly world: World;
  readonly watch: Watch;
}

/** A world in the middle of its second year, in which every promise has been kept so far.
 *  @param fits which of the following worlds is wanted, where what is to be broken is not always there */
export function watched(fits: (world: World) => boolean = () => true, file = crowdedEstate()): Watched {
  const world = worldOf(file);
  const watch = new Watch(world);
  world.reset(1, watch.beside(SILENCE));
  setTheScene(world);
  world.model.groups.forEach((_, group) => {
    scheduleNextNeed(world, group);
  });
  watch.begin();
  world.simulation.afterEach(() => watch.afterEvent());
  for (let day = 400; day < 1400; day += 10) {
    world.simulation.run(minutesFromDays(day));
    if (fits(world)) return { world, watch };
  }
  throw new Error("nothing of the kind has happened in this estate");
}

export type StageName = keyof typeof STAGE;

/** The people at a stage who have something in common, the earliest place first. */
export function peopleAt(
  world: World,
  stages: readonly StageName[],
  are: (person: number) => boolean = () => true,
): readonly number[] {
  const wanted = new Set<number>(stages.map((stage) => STAGE[stage]));
  return Array.from({ length: world.people.room }, (_, person) => person).filter(
    (person) => wanted.has(world.people.stage[person]) && are(person),
  );
}
