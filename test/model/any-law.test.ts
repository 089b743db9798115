import { appendFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEPARTURE_REASONS,
  DESTINATIONS,
  type Destination,
  DISPOSALS,
  type DisposalEffect,
  LAW,
  type LegalBasis,
} from "../../src/domain/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import { type Group, resolveScenario, type Scenario } from "../../src/scenario/index.js";
import { recorder, type Story } from "./recorder.js";
import { smallEstate } from "./small-estate.js";

const WAYS_OUT = DESTINATIONS.filter((destination) => destination !== "died");
const NAMES = LAW.map(({ name }) => name);
const DAY = 1440;

const days = (most: number) => fc.integer({ min: 1, max: most });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** What a court's decision may mean: another basis, or freedom. */
const effects: fc.Arbitrary<DisposalEffect> = fc.oneof(
  fc.constantFrom(...NAMES).map((basis) => ({ basis })),
  fc.constant({ leavesFor: "community" as const }),
);

/** A table with the names of England's and any contents. A release date never leads round in a circle. */
const tables: fc.Arbitrary<readonly LegalBasis[]> = fc.tuple(...NAMES.map((name, row) => basisNamed(name, row)));

function basisNamed(name: string, row: number): fc.Arbitrary<LegalBasis> {
  const later = NAMES.slice(row + 1);
  return fc
    .record({
      clock: fc.constantFrom("none" as const, "court" as const, "release" as const),
      departures: fc.subarray(WAYS_OUT),
      consent: fc.subarray(WAYS_OUT),
      onRelease: later.length === 0 ? fc.constant(undefined) : maybe(fc.constantFrom(...later)),
      onReadmission: fc.constantFrom(...NAMES),
      longest: maybe(days(60)),
      periods: fc.array(days(60), { maxLength: 3 }),
      tribunalDischarges: fc.boolean(),
      disposals: fc.dictionary(fc.constantFrom(...DISPOSALS), effects, { maxKeys: 4 }),
    })
    .map(({ onRelease, longest, ...rest }) => ({
      ...rest,
      name,
      title: name,
      restricted: false,
      ...(onRelease !== undefined && { onRelease }),
      ...(longest !== undefined && { longest }),
    }));
}

const fixedOrExponential = (mean: number) =>
  fc.constantFrom({ kind: "fixed", value: mean } as const, { kind: "exponential", mean } as const);

/** What the features of the law and of papers may be switched to, for every group. */
const switches = fc.record({
  basis: fc.nat({ max: NAMES.length - 1 }),
  disposals: fc.subarray([...DISPOSALS], { minLength: 1 }),
  toNextCourt: maybe(fixedOrExponential(28)),
  reportsValid: maybe(days(40)),
  warrantValid: maybe(days(14)),
  transport: fixedOrExponential(20),
  reissue: fixedOrExponential(3),
  renewal: fixedOrExponential(5),
  escalation: maybe(fixedOrExponential(30)),
  consent: fixedOrExponential(10),
  dischargedByTribunal: fc.constantFrom<number>(0, 0.1, 1),
});

type Switches = typeof switches extends fc.Arbitrary<infer T> ? T : never;

type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

function optional<T extends object>(parts: T): Present<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Present<T>;
}

function groupUnder(group: Group, on: Switches, offset: number): Group {
  return {
    ...group,
    legalBasis: (on.basis + offset) % NAMES.length,
    toCourt: { kind: "exponential", mean: 50 },
    toRelease: { kind: "exponential", mean: 80 },
    disposals: on.disposals.map((name) => ({ name, share: 1 / on.disposals.length })),
    ...optional({ toNextCourt: on.toNextCourt }),
    access: {
      ...group.access,
      ...optional({ reportsValid: on.reportsValid, warrantValid: on.warrantValid, escalation: on.escalation }),
      transport: on.transport,
      reissue: on.reissue,
      renewal: on.renewal,
    },
    stays: { ...group.stays, dischargedByTribunal: on.dischargedByTribunal },
    exits: { ...group.exits, consent: on.consent },
  };
}

/** The small estate with short stays under any law, in some of its legal states from the first day. */
function underLaw(law: readonly LegalBasis[], on: Switches): Scenario {
  const file = smallEstate();
  const scenario = resolveScenario({
    ...file,
    study: { run: "1 year", warmUp: 0, followUp: 0, replications: 1 },
    atStart: { stationary: { occupancy: "50%", waiting: 8 } },
    stays: {
      stabilise: 3,
      treatAndReturn: { exponential: { mean: 30 } },
      rehabilitate: { exponential: { mean: 60 } },
    },
  });
  return { ...scenario, law, groups: scenario.groups.map((group, offset) => groupUnder(group, on, offset)) };
}

function storiesUnder(scenario: Scenario): readonly Story[] {
  appendFileSync("/tmp/law.log", "run\n");
  const { listener, stories } = recorder();
  const begun = new Simulator(compile(scenario)).begin({ replication: 1, listener, checked: true });
  appendFileSync("/tmp/law.log", "begun\n");
  for (let day = 1; day <= 365; day++) {
    begun.runTo(day * DAY);
    appendFileSync("/tmp/law.log", `d ${day} ${begun.events}\n`);
  }
  appendFileSync("/tmp/law.log", "done\n");
  return [...stories.values()];
}

/** Follows one person's basis and complains about a departure that the law does not allow from it. */
function complaintsAbout({ who, facts }: Story, { law, groups }: Scenario): string[] {
  const wanted = groups[Number(who.split("/")[0])].exits.destinations.map(({ name }) => name);
  const complaints: string[] = [];
  let basis = law[0];
  for (const [fact, , first, second, third] of facts) {
    if (fact === "identified") basis = law[second];
    if (fact === "basisChanged") basis = law[first];
    if (fact !== "departed") continue;
    const destination = DESTINATIONS[second];
    const reason = DEPARTURE_REASONS[third];
    if (!MAY_LEAVE[reason]?.(basis, destination, wanted))
      complaints.push(`${who} ${reason} under ${basis.name} for ${destination}`);
  }
  return complaints;
}

type MayLeave = (basis: LegalBasis, destination: Destination, wanted: readonly Destination[]) => boolean;

/** A return for whatever reason needs the way to prison; a way out that the group wants must be open, and the community
 *  stands in where the law opens none of them. */
const toPrison: MayLeave = (basis, destination) => destination === "prison" && basis.departures.includes("prison");
const MAY_LEAVE: Readonly<Record<string, MayLeave>> = {
  notEngaging: toPrison,
  tooHighRisk: toPrison,
  treatmentComplete: (basis, destination, wanted) =>
    basis.departures.includes(destination) ||
    (destination === "community" && !wanted.some((want) => basis.departures.includes(want))),
  courtDisposal: (_, destination) => destination === "community" || destination === "prison",
  detentionEnded: ({ clock, onRelease }, destination) =>
    clock === "release" && onRelease === undefined && destination === "community",
  tribunal: ({ tribunalDischarges, periods }, destination) =>
    tribunalDischarges && periods.length > 0 && destination === "community",
  died: (_, destination) => destination === "died",
};

describe("under any table of law", () => {
  const reasons = new Set<string>();

  test("people leave as it allows, and every promise of the model is kept after every event", () => {
    fc.assert(
      fc.property(tables, switches, (law, on) => {
        const scenario = underLaw(law, on);
        for (const story of storiesUnder(scenario)) {
          expect(complaintsAbout(story, scenario)).toEqual([]);
          for (const [fact, , , , why] of story.facts) if (fact === "departed") reasons.add(DEPARTURE_REASONS[why]);
        }
      }),
      { numRuns: 100, seed: 20260402, endOnFailure: true },
    );
  });

  test("and every reason of the law's was seen on the way", () => {
    for (const reason of ["courtDisposal", "detentionEnded", "tribunal", "treatmentComplete"])
      expect(reasons).toContain(reason);
  });
});

describe("under the law of England and Wales", () => {
  test.each(NAMES.map((name, position) => [name, position] as const))(
    "%s: only what the table allows happens",
    (_, basis) => {
      const on: Switches = {
        basis,
        disposals: [...DISPOSALS],
        toNextCourt: { kind: "fixed", value: 28 },
        reportsValid: 40,
        warrantValid: 14,
        transport: { kind: "exponential", mean: 10 },
        reissue: { kind: "fixed", value: 3 },
        renewal: { kind: "fixed", value: 5 },
        escalation: { kind: "exponential", mean: 60 },
        consent: { kind: "fixed", value: 10 },
        dischargedByTribunal: 0.3,
      };
      const scenario = underLaw(LAW, on);
      const stories = storiesUnder(scenario);
      expect(stories.some(({ facts }) => facts.some(([fact]) => fact === "departed"))).toBe(true);
      for (const story of stories) expect(complaintsAbout(story, scenario)).toEqual([]);
    },
  );
});
