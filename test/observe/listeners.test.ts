import { describe, expect, it } from "vitest";
import { type FactListener, SILENCE } from "../../src/domain/index.js";
import { FactRelay, Fingerprint, Journal, journalInWords, tell } from "../../src/observe/index.js";
import { retell, type Told } from "./told.js";

/** Every fact once, with numbers that differ from each other. */
const EVERY_FACT: readonly Told[] = [
  { fact: "identified", numbers: [-1500, 3, 0, 12, 1, 2] },
  { fact: "belongs", numbers: [-1500, 3, 1, 0] },
  { fact: "referred", numbers: [10, 3] },
  { fact: "assessed", numbers: [20, 3] },
  { fact: "reported", numbers: [30, 3, 2] },
  { fact: "placedElsewhere", numbers: [40, 3, 3] },
  { fact: "declined", numbers: [50, 3] },
  { fact: "prioritised", numbers: [60, 3, 1] },
  { fact: "listed", numbers: [60, 3] },
  { fact: "offered", numbers: [70, 3, 1] },
  { fact: "offerLapsed", numbers: [80, 3, 1] },
  { fact: "left", numbers: [90, 3, 2] },
  { fact: "admitted", numbers: [100, 3, 1] },
  { fact: "basisChanged", numbers: [110, 3, 0] },
  { fact: "planned", numbers: [120, 3, 1] },
  { fact: "readyToLeave", numbers: [130, 3, 2] },
  { fact: "stayResumed", numbers: [140, 3] },
  { fact: "departed", numbers: [150, 3, 1, 3, 4] },
  { fact: "bedsCommissioned", numbers: [160, 1, 7] },
  { fact: "gone", numbers: [170, 3] },
  { fact: "secondOpinionAsked", numbers: [180, 3] },
  { fact: "exempted", numbers: [190, 3] },
  { fact: "papersExpired", numbers: [200, 3] },
  { fact: "papersRenewed", numbers: [210, 3] },
  { fact: "escalated", numbers: [220, 3] },
  { fact: "warrantExpired", numbers: [230, 3] },
  { fact: "moved", numbers: [240, 3, 3, 1] },
  { fact: "placeTaken", numbers: [250, 3, 0] },
  { fact: "placeLeft", numbers: [260, 3, 0] },
  { fact: "deadlocked", numbers: [270, 7] },
];

/** Writes down what it is told, in full. */
function recorder(): { listener: FactListener; told: Told[] } {
  const told: Told[] = [];
  const listener = Object.fromEntries(
    Object.keys(SILENCE).map((fact) => [
      fact,
      (...numbers: number[]) => void told.push({ fact: fact as keyof FactListener, numbers }),
    ]),
  );
  return { listener: listener as unknown as FactListener, told };
}

it("the list of facts in this test is complete", () => {
  expect(EVERY_FACT.map(({ fact }) => fact).sort()).toEqual(Object.keys(SILENCE).sort());
});

describe("the relay", () => {
  it("passes every fact on in full, to each listener", () => {
    const one = recorder();
    const other = recorder();
    retell(EVERY_FACT, tell(one.listener, other.listener));
    expect(one.told).toEqual(EVERY_FACT);
    expect(other.told).toEqual(EVERY_FACT);
  });

  it("is used only where there are several listeners", () => {
    const { listener } = recorder();
    expect(tell(listener)).toBe(listener);
    expect(tell()).toBe(SILENCE);
    expect(tell(listener, SILENCE)).toBeInstanceOf(FactRelay);
  });
});

describe("the fingerprint", () => {
  const hex = (facts: readonly Told[]) => {
    const fingerprint = new Fingerprint();
    retell(facts, fingerprint);
    return fingerprint.hex();
  };

  it("is the same for the same facts, and frozen", () => {
    expect(hex(EVERY_FACT)).toMatch(/^[0-9a-f]{16}$/);
    expect(hex(EVERY_FACT)).toBe(hex([...EVERY_FACT]));
    expect(hex([])).toBe(hex([]));
  });

  it("changes with every number, with every order, and with one fact more or less", () => {
    const seen = new Set([hex(EVERY_FACT)]);
    let different = 1;
    const add = (facts: readonly Told[]) => {
      seen.add(hex(facts));
      different++;
      expect(seen.size).toBe(different);
    };
    for (const [line, { fact, numbers }] of EVERY_FACT.entries()) {
      for (const place of numbers.keys()) {
        for (const by of [1, -1, 2 ** 32]) {
          if (by === 2 ** 32 && place > 0) continue; // only times are that large
          const changed = numbers.with(place, numbers[place] + by);
          add(EVERY_FACT.with(line, { fact, numbers: changed }));
        }
      }
      add(EVERY_FACT.toSpliced(line, 1));
      add(EVERY_FACT.toSpliced(line, 0, EVERY_FACT[line]));
      if (line > 0) add(EVERY_FACT.toSpliced(line - 1, 2, EVERY_FACT[line], EVERY_FACT[line - 1]));
    }
  });

  it("does not collide over many short streams", () => {
    // 200,000 hashes of 64 bits collide with a probability of 1 in 10⁹.
    const seen = new Set<string>();
    for (let time = 0; time < 500; time++) {
      for (let patient = 0; patient < 400; patient++) seen.add(hex([{ fact: "listed", numbers: [time, patient] }]));
    }
    expect(seen.size).toBe(200_000);
  });

  it("uses all its bits", () => {
    // Each of 64 bits is set in half of 4,000 hashes: 2,000 ± 31.6; beyond six standard errors in 1 of 10⁷ runs.
    const set = new Array<number>(64).fill(0);
    for (let time = 0; time < 4000; time++) {
      const bits = BigInt(`0x${hex([{ fact: "referred", numbers: [time, 0] }])}`);
      for (let bit = 0; bit < 64; bit++) set[bit] += Number((bits >> BigInt(bit)) & 1n);
    }
    for (const count of set) expect(Math.abs(count - 2000)).toBeLessThan(190);
  });
});

describe("the journal", () => {
  const names = {
    start: "2026-04-01",
    groups: ["sentenced"],
    units: ["moorside", "=fell, side", 'the "new" unit'],
    places: ["low secure"],
    catchments: ["north", "south"],
    serviceLines: ["men"],
    law: ["s47/49", "s45A", "s48/49"],
  };

  it("names everything", () => {
    const journal = new Journal(names);
    retell(EVERY_FACT, journal);
    const rows = journal.rows();
    expect(rows).toHaveLength(30);
    expect(rows[0]).toEqual({
      time: -1500,
      date: "2026-03-30",
      fact: "identified",
      person: "sentenced-12",
      entry: 1,
      group: "sentenced",
      basis: "s48/49",
    });
    expect(rows[17]).toEqual({
      time: 150,
      date: "2026-04-01",
      fact: "departed",
      person: "sentenced-12",
      entry: 1,
      unit: "=fell, side",
      destination: "community",
      reason: "pressure",
    });
    expect(journal.rows("sentenced-12")).toHaveLength(28);
  });

  it("tells it in plain words", () => {
    const journal = new Journal(names);
    retell(EVERY_FACT, journal);
    expect(journalInWords(journal.rows()).split("\n")).toEqual([
      "2026-03-30 23:00  sentenced-12  in need again (entry 1), held under s48/49",
      "2026-03-30 23:00  sentenced-12  belongs to south, men",
      "2026-04-01 00:10  sentenced-12  referred",
      "2026-04-01 00:20  sentenced-12  assessed for the first time",
      "2026-04-01 00:30  sentenced-12  second report: needs low care",
      "2026-04-01 00:40  sentenced-12  admitted elsewhere, at high level",
      "2026-04-01 00:50  sentenced-12  declined",
      "2026-04-01 01:00  sentenced-12  priority on the list: soon",
      "2026-04-01 01:00  sentenced-12  accepted, joins the waiting list",
      "2026-04-01 01:10  sentenced-12  offered a bed at =fell, side",
      "2026-04-01 01:20  sentenced-12  the bed at =fell, side is held no longer",
      "2026-04-01 01:30  sentenced-12  leaves without a bed: recovered",
      "2026-04-01 01:40  sentenced-12  admitted to =fell, side",
      "2026-04-01 01:50  sentenced-12  now held under s47/49",
      "2026-04-01 02:00  sentenced-12  plan: rehabilitate",
      "2026-04-01 02:10  sentenced-12  ready to leave for low secure",
      "2026-04-01 02:20  sentenced-12  back in treatment",
      "2026-04-01 02:30  sentenced-12  leaves =fell, side for community: pressure",
      "2026-04-01 02:40  estate  =fell, side now has 7 beds commissioned",
      "2026-04-01 02:50  sentenced-12  nothing more is said of this person",
      "2026-04-01 03:00  sentenced-12  declined at first; a second opinion is asked for",
      "2026-04-01 03:10  sentenced-12  circumstances are exceptional: the time standard does not apply",
      "2026-04-01 03:20  sentenced-12  the reports have gone stale; no bed can be offered",
      "2026-04-01 03:30  sentenced-12  new reports are there",
      "2026-04-01 03:40  sentenced-12  worse: urgent from now on",
      "2026-04-01 03:50  sentenced-12  the warrant has run out and is asked for again",
      "2026-04-01 04:00  sentenced-12  moves from spot purchase to =fell, side",
      "2026-04-01 04:10  sentenced-12  now in a place of low secure",
      "2026-04-01 04:20  sentenced-12  leaves the place of low secure",
      "2026-04-01 04:30  estate  7 people wait for each other's places; none of them can move",
    ]);
  });

  it("keeps people apart who are given the same number one after the other", () => {
    const journal = new Journal(names);
    journal.identified(0, 5, 0, -2, 0, 0);
    journal.gone(1, 5);
    journal.identified(2, 5, 0, 1, 0, 0);
    expect(journal.rows().map(({ person }) => person)).toEqual([
      "sentenced-start-2",
      "sentenced-start-2",
      "sentenced-1",
    ]);
  });
});
