import { describe, expect, it } from "vitest";
import { journalNamesOf, observationOf } from "../../src/experiment/index.js";
import { type PersonRecord, PersonRecorder } from "../../src/observe/index.js";
import { resolveScenario } from "../../src/scenario/index.js";
import { SMALL_FILE } from "../scenario/small.js";

const scenario = resolveScenario(SMALL_FILE);
const SENTENCED = scenario.law.findIndex(({ name }) => name === "s47/49");
const CIVIL = scenario.law.findIndex(({ name }) => name === "s3");
const COMMUNITY = 3;

function recorded(tell: (recorder: PersonRecorder) => void): readonly PersonRecord[] {
  const records: PersonRecord[] = [];
  const recorder = new PersonRecorder(
    observationOf(scenario),
    journalNamesOf(scenario),
    (record) => void records.push(record),
  );
  tell(recorder);
  recorder.finish();
  return records;
}

/** In hospital and out again, from and to the community. */
function stay(recorder: PersonRecorder): void {
  recorder.identified(0, 7, 0, 1, 0, CIVIL);
  recorder.admitted(10, 7, 0);
  recorder.departed(1450, 7, 0, COMMUNITY, 0);
}

describe("somebody who comes back", () => {
  it("comes from prison with a sentence to serve, whichever way they went there", () => {
    const [first, second] = recorded((recorder) => {
      stay(recorder);
      recorder.identified(2000, 7, 0, 1, 1, SENTENCED);
    });
    expect(first).toMatchObject({
      person: "court-1",
      entry: 0,
      fromPrison: false,
      outcome: "departed",
      departed: 1450,
    });
    expect(second).toMatchObject({ person: "court-1", entry: 1, fromPrison: true, outcome: "inAssessment" });
  });

  it("comes from an onward place who is in one", () => {
    const [, second] = recorded((recorder) => {
      stay(recorder);
      recorder.placeTaken(1450, 7);
      recorder.identified(2000, 7, 0, 1, 1, SENTENCED);
    });
    expect(second).toMatchObject({ fromPrison: false });
  });

  it("has another record than whoever is given the same number", () => {
    const records = recorded((recorder) => {
      stay(recorder);
      recorder.gone(1450, 7);
      recorder.identified(2000, 7, 0, 2, 0, CIVIL);
    });
    expect(records.map(({ person, admitted }) => [person, admitted])).toEqual([
      ["court-1", 10],
      ["court-2", undefined],
    ]);
  });
});

it("a plan that was resumed leaves nobody ready to leave, and the first offer counts", () => {
  const [record] = recorded((recorder) => {
    recorder.identified(0, 0, 0, 1, 0, CIVIL);
    recorder.listed(5, 0);
    recorder.offered(20, 0);
    recorder.offered(40, 0);
    recorder.admitted(50, 0, 0);
    recorder.readyToLeave(60, 0, COMMUNITY);
    recorder.stayResumed(70, 0);
  });
  expect(record).toMatchObject({ offered: 20, ready: undefined, destination: undefined, outcome: "inHospital" });
});
