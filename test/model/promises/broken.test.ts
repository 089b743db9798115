import { describe, expect, test } from "vitest";
import { DESTINATIONS, LEAVING_REASONS } from "../../../src/domain/index.js";
import { EventFailed, type EventId } from "../../../src/engine/index.js";
import { InvariantError } from "../../../src/foundation/index.js";
import { PROMISES, type PromiseName } from "../../../src/model/invariants/index.js";
import { STAGE } from "../../../src/model/people.js";
import { TREAT_AND_RETURN } from "../../../src/model/plans.js";
import type { World } from "../../../src/model/world.js";
import { crowdedEstate, estateUnderReview, peopleAt, type StageName, watched } from "./watched.js";

/* Every promise is broken by hand, once, in a world in which all are kept. The watch must say which. */

const IN_BED: readonly StageName[] = ["stabilising", "treated", "ready"];
const NEVER = Number.POSITIVE_INFINITY;

interface Sabotage {
  /** Who is to suffer; the world is run on until there is somebody. */
  readonly victims: (world: World) => readonly number[];
  readonly act: (world: World, person: number, other: number) => void;
}

function one(
  stages: readonly StageName[],
  act: Sabotage["act"],
  are: (world: World, person: number) => boolean = () => true,
): Sabotage {
  return { victims: (world) => peopleAt(world, stages, (person) => are(world, person)), act };
}

/** Changes what an object says from now on. */
function pretend(of: object, name: string, value: unknown): void {
  Object.defineProperty(of, name, { configurable: true, get: () => value });
}

const clockOf = (world: World, person: number) => world.basisOf(person).clock;
const anyEvent = (world: World) => world.people.stageEvent[peopleAt(world, ["assessed"])[0]];
const isPending = (world: World, event: number) => world.simulation.isPending(event as EventId);

const SABOTAGE: Readonly<Record<Exclude<PromiseName, "expected">, Sabotage>> = {
  bedOwners: one(IN_BED, ({ people }, person) => {
    people.stage[person] = STAGE.inCommunity;
  }),
  bedsByGroup: one(IN_BED, ({ people }, person) => {
    people.group[person] = (people.group[person] + 1) % 4;
  }),
  freeBeds: one(IN_BED, ({ beds, people }, person) => pretend(beds[people.unit[person]], "free", 1.5)),
  closingBeds: one(IN_BED, ({ beds, people }, person) => pretend(beds[people.unit[person]], "inUse", 99)),
  idleBeds: {
    victims: (world) => peopleAt(world, ["listed"], (person) => world.people.tier[person] === 0),
    act: (world, person) => {
      for (const unit of world.model.placing.homeUnits[world.people.list[person]]) world.beds[unit].setCapacity(60);
    },
  },
  // Somebody for whom no bed is kept takes the last one that is free, in a unit that lacks some of those it keeps.
  ringFences: {
    victims: (world) => peopleAt(world, ["listed"], (person) => world.basisOf(person).name === "s37/41"),
    act: (world, person) => {
      const beds = world.beds[1];
      pretend(beds, "free", 0);
      const takenBy = beds.takenBy.bind(beds);
      const { group } = world.people;
      beds.takenBy = (each) => (each === group[person] ? takenBy(each) + 1 : 0);
    },
  },
  serviceLines: one(
    IN_BED,
    ({ people }, person) => {
      people.list[person]++;
    },
    ({ people, model }, person) => people.unit[person] === 2 && people.list[person] % model.serviceLines === 0,
  ),
  away: one(
    IN_BED,
    (world, person) => world.away.join(person),
    ({ people, model }, person) =>
      model.scenario.estate.units[people.unit[person]]?.catchment === people.catchment[person],
  ),
  lineMembers: one(["listed"], ({ people }, person) => {
    people.stage[person] = STAGE.papers;
  }),
  lineCounts: one(["listed"], ({ lines }) => {
    lines.waitingOfGroup = () => 77;
  }),
  lineOrder: {
    victims: ({ lines }) => {
      const line = Array.from({ length: lines.count }, (_, number) => [...lines.line(number)]).find(
        ({ length }) => length > 1,
      );
      return line ?? [];
    },
    act: ({ people }, first, second) => {
      [people.urgency[first], people.urgency[second]] = [2, 0];
    },
  },
  widening: one(["listed"], ({ people, now }, person) => {
    people.listedAt[person] = now + 1;
  }),
  released: one(
    ["listed"],
    (world, person) => {
      world.people.releaseAt[person] = world.now - 1;
    },
    (world, person) => clockOf(world, person) === "release",
  ),
  decided: one(
    ["listed"],
    (world, person) => {
      world.people.courtAt[person] = world.now - 1;
    },
    (world, person) => clockOf(world, person) === "court",
  ),
  placeOwners: one(["onward"], ({ people }, person) => {
    people.place[person] = -1;
  }),
  idlePlaces: {
    victims: ({ places }) => places.lines.flatMap((line, pool) => (line.length > 0 ? [pool] : [])),
    act: ({ places }, pool) => places.pools[pool].setCapacity(50),
  },
  placeLines: one(
    ["ready"],
    ({ places }, person) => places.withdraw(person),
    ({ places }, person) => places.awaitedBy(person) !== undefined,
  ),
  placeStays: one(["onward"], ({ places, people }, person) => {
    places.staying[people.place[person]] = -1;
  }),
  headCount: one(IN_BED, ({ people }) => {
    people.enter();
  }),
  onceOnly: one(
    IN_BED,
    ({ people }, person, other) => {
      people.number[other] = people.number[person];
    },
    ({ people }, person) => people.group[person] === 0,
  ),
  pastBehind: one(IN_BED, ({ people, now }, person) => {
    people.admittedAt[person] = now + 1;
  }),
  futureAhead: one(
    IN_BED,
    ({ people, now }, person) => {
      people.stageEndsAt[person] = now - 1;
    },
    ({ pressure }, person) => pressure?.has(person) === false,
  ),
  luck: one(IN_BED, ({ people, facts, now }, person) => {
    people.luck[person * (people.luck.length / people.stage.length)] = 1;
    facts.identified(now, person, 0, 1, 0, 0);
  }),
  returnAllowed: one(
    ["treated"],
    ({ people }, person) => {
      people.plan[person] = TREAT_AND_RETURN;
    },
    (world, person) => !world.basisOf(person).allowsReturn && world.people.group[person] === 2,
  ),
  destinationAllowed: one(
    ["ready"],
    ({ people }, person) => {
      people.destination[person] = DESTINATIONS.indexOf("prison");
    },
    (world, person) => !world.basisOf(person).allowsReturn,
  ),
  movedOn: one(
    IN_BED,
    ({ simulation, people }, person) => {
      simulation.cancel(people.stageEvent[person] as EventId);
    },
    (world, person) => isPending(world, world.people.stageEvent[person]),
  ),
  goneSilent: one(["assessed"], ({ people, simulation }, person) => {
    const heir = people.stage.indexOf(STAGE.nowhere);
    people.stageEvent[heir] = simulation.schedule(0 as never, simulation.now + 1, heir);
    people.deathEvent[person] = people.stageEvent[heir];
  }),
  datesFit: one(
    IN_BED,
    ({ people, now }, person) => {
      people.courtAt[person] = now + 1000;
    },
    (world, person) => clockOf(world, person) === "release",
  ),
  legalClock: one(
    ["listed"],
    ({ people, simulation }, person) => {
      simulation.cancel(people.legalEvent[person] as EventId);
    },
    (world, person) => isPending(world, world.people.legalEvent[person]),
  ),
  limit: one(
    IN_BED,
    ({ people }, person) => {
      people.heldSince[person]--;
    },
    (world, person) => world.people.decideBy[person] < NEVER,
  ),
  tribunal: one(IN_BED, ({ people, now }, person) => {
    people.tribunalAt[person] = now + 5;
  }),
  papers: one(["listed"], ({ people }, person) => {
    people.reportedAt[person] -= 100_000;
  }),
  escalation: one(
    IN_BED,
    (world, person) => {
      world.people.escalationEvent[person] = anyEvent(world);
    },
    (world) => peopleAt(world, ["assessed"]).length > 0 && isPending(world, anyEvent(world)),
  ),
  calendar: one(IN_BED, ({ simulation }) =>
    pretend(simulation, "counts", { scheduled: 3, handled: 1, cancelled: 1, pending: 0 }),
  ),
  clock: one(IN_BED, (world) => pretend(world, "now", -1)),
  pressure: one(IN_BED, ({ beds }) => {
    for (const unit of beds.slice(0, 3)) unit.setCapacity(unit.capacity - 1);
  }),
  toldPresent: one(["inPrison", "inCommunity"], ({ facts, now }, person) => facts.gone(now, person)),
  toldBeds: one(["treated"], ({ facts, now, people }, person) =>
    facts.departed(now, person, people.unit[person], 0, 0),
  ),
  toldLists: one(["listed"], ({ facts, now }, person) => facts.left(now, person, LEAVING_REASONS.indexOf("court"))),
  toldPlaces: one(["inCommunity"], ({ facts, now }, person) => facts.placeTaken(now, person, 0)),
  toldBasis: one(["listed"], ({ facts, now, people }, person) =>
    facts.basisChanged(now, person, people.basis[person] + 1),
  ),
  toldPath: one(["listed"], ({ facts, now }, person) => facts.admitted(now, person, 0)),
};

/** What the watch says once the promise has been broken. */
function complaintAbout(name: Exclude<PromiseName, "expected">, file = crowdedEstate()): unknown {
  const { victims, act } = SABOTAGE[name];
  const { world, watch } = watched((candidate) => victims(candidate).length > 0, file);
  const [person, other] = victims(world);
  try {
    act(world, person, other);
    watch.afterEvent();
    watch.end();
  } catch (error) {
    return error;
  }
  return "nothing";
}

describe("a broken promise is noticed, and named", () => {
  test.each(Object.keys(SABOTAGE) as (keyof typeof SABOTAGE)[])("%s", (name) => {
    const complaint = complaintAbout(name);
    expect(String(complaint)).toContain(`broken promise “${name}” – ${PROMISES[name]}: `);
    expect(complaint).toBeInstanceOf(InvariantError);
  });

  // Pressure then has no clocks of its own, and nobody's end of treatment is on one of them.
  test.each(["movedOn", "futureAhead"] as const)("%s, where pressure makes nobody's treatment faster", (name) => {
    expect(String(complaintAbout(name, estateUnderReview()))).toContain(`broken promise “${name}”`);
  });

  test("an event that finds its person elsewhere is noticed without anybody watching", () => {
    const { world } = watched((candidate) => peopleAt(candidate, IN_BED).length > 0);
    const [person] = peopleAt(world, IN_BED);
    world.simulation.afterEach(undefined);
    world.simulation.schedule(world.kinds.recovers, world.now, person);
    const run = () => world.simulation.run(world.now + 1);
    expect(run).toThrow(EventFailed);
    expect(run).not.toThrow(); // the event is over
  });

  test("there are at least 25", () => {
    expect(Object.keys(PROMISES).length).toBeGreaterThanOrEqual(25);
    expect(Object.keys(SABOTAGE).length).toBe(Object.keys(PROMISES).length - 1);
  });
});
