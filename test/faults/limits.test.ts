import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { Replicator, SerialRunner, study, verify } from "../../src/experiment/index.js";
import { LimitError } from "../../src/foundation/index.js";
import { renderTerminal, runReport } from "../../src/report/index.js";
import { checkScenario, formatIssues, readScenario, type Scenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";
import { eventsOfFirst, firstBeyond } from "./count-events.js";

const read = (text: string): Scenario => readScenario({ name: "x.yaml", text });
const tiny = read(TINY);

/** The limit of a replication that a work comes to. */
function reachedBy(work: () => unknown): LimitError {
  try {
    work();
  } catch (error) {
    if (error instanceof LimitError) return error;
    throw error;
  }
  throw new Error("it came to no limit");
}

describe("a limit of events", () => {
  const limits = { events: eventsOfFirst(tiny, 2) };
  const beyond = firstBeyond(tiny, limits.events, 3, 20) ?? 0;

  test("is exact: so many events are allowed, one more is not", () => {
    const free = new Replicator(tiny).replicate(1);
    const events = eventsOfFirst(tiny, 1);
    expect(new Replicator(tiny, { limits: { events } }).replicate(1)).toEqual(free);
    expect(reachedBy(() => new Replicator(tiny, { limits: { events: events - 1 } }).replicate(1)).reached).toEqual({
      limit: "events",
      most: events - 1,
      replication: 1,
      date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
    });
  });

  test("leaves a result over the replications before it, marked as partial everywhere", async () => {
    const partial = await study(tiny, { limits, replications: 20 });
    const whole = await study(tiny, { replications: beyond - 1 });
    const { stopped, limit, warnings, ...figures } = partial;
    const { stopped: _, warnings: others, ...same } = whole;
    expect(figures).toEqual(same);
    expect(stopped).toBe("a limit was reached");
    expect(limit).toMatchObject({ limit: "events", most: limits.events, replication: beyond });
    expect(warnings.slice(1)).toEqual(others);
    expect(warnings[0]).toContain(`replication ${beyond} came on ${limit?.date} to the limit of`);
    expect(renderTerminal(runReport(partial, tiny, "brief")).replace(/\s+/g, " ")).toContain(
      "This result is partial: replication",
    );
    expect(await verify(JSON.parse(JSON.stringify(partial)), [tiny], { replications: 20 })).toMatchObject({
      identical: true,
    });
  });

  test("that comes after the study knew enough is no limit", async () => {
    const file = "replications: { precision: 100%, of: [occupancy.mean], atLeast: 2, atMost: 100 }";
    const scenario = read(TINY.replace("replications: 6", file));
    const free = await study(scenario);
    const events = eventsOfFirst(tiny, free.replications);
    // Otherwise nothing comes to the limit in the batch of replications that the study asks for.
    expect(firstBeyond(tiny, events, free.replications + 1, 20)).toBeDefined();
    expect(await study(scenario, { limits: { events } })).toEqual(free);
  });

  test("before there are two replications is an error with what to change", async () => {
    await expect(study(tiny, { limits: { events: 100 } })).rejects.toThrow(
      /^replication 1 came on \S+ to the limit of 100 for events in a replication\. .*--most-events/,
    );
  });

  test("does not stand in the way of another replication of the same replicator", () => {
    const replicator = new Replicator(tiny, { limits });
    expect(() => replicator.replicate(beyond)).toThrow(LimitError);
    expect(replicator.replicate(1)).toEqual(new Replicator(tiny).replicate(1));
  });
});

describe("what would never end is refused or ends at a limit that is named", () => {
  const LOOP = `format: securebeds/scenario@1
name: loop
study: { run: 1 years, replications: 2 }
estate: { units: { moorside: { beds: 10 } } }
demand: { prison: { from: prison, perYear: 4 } }
access: { notice: 0 days, firstAssessment: 0 days, secondReport: 0 days, warrant: 0 days, levels: { medium: 100% }, accepted: 100%, recovery: never }
stays: { treatAndReturn: 0 days, rehabilitate: 0 days }
exits: { prison: 0 days }
rules: { pathway: treatAndReturn }
after: { returned: { share: 100%, after: 0 days } }
`;
  test.each([
    ["beds: 8", "beds: 1000000000", /a whole number of beds, 0 to/],
    ["perYear: 40", "perYear: 1000000000", /0 to 10,000,000/],
    ["run: 2 years", "run: 1e300 years", /at most 10,000 years/],
    ["run: 2 years", "run: 10000 years", /at most/],
    ["replications: 6", "replications: 1000000000", /a whole number/],
    ["perYear: 40", "perYear: 1e999", /too large/],
    ["waiting: 1", "waiting: 1000000000", /a whole number|at most/],
  ])("%s → %s", (from, to, says) => {
    const { issues } = checkScenario({ name: "x.yaml", text: TINY.replace(from, to) });
    expect(formatIssues(issues)).toMatch(says);
  });

  test("people who come back without any delay", () => {
    const few = reachedBy(() => new Replicator(read(LOOP), { limits: { events: 20_000 } }).replicate(1));
    expect(few.reached).toMatchObject({ limit: "events", most: 20_000 });
  });

  test.runIf(process.env.SECUREBEDS_FAULTS === "all")("the same with the usual limits", () => {
    const { reached, message } = reachedBy(() => new Replicator(read(LOOP)).replicate(1));
    expect(reached).toMatchObject({ limit: "eventsInOneMinute", replication: 1 });
    expect(message).toContain("0 days that follow each other in a circle");
  });

  test("far more people than beds", () => {
    const crowd = read(TINY.replace("perYear: 40", "perYear: 100000"));
    const { reached } = reachedBy(() => new Replicator(crowd, { limits: { waiting: 5_000 } }).replicate(1));
    expect(reached).toMatchObject({ limit: "waiting", most: 5_000 });
  });
});

describe("memory", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const held = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const unit = (perYear: number, years: number, warmUp = 0) =>
    read(`format: securebeds/scenario@1
name: unit
study: { run: ${years} years, warmUp: ${warmUp} years, replications: 2, followUp: 1 days }
estate: { units: { moorside: { beds: 60 } } }
demand: { court: { from: court, perYear: ${perYear} } }
access: { recovery: never }
stays: { rehabilitate: { exponential: { mean: 100 } } }
`);
  /** What a replication leaves held: the world keeps its memory for the next one. [bytes] */
  const leftBy = (scenario: Scenario): number => {
    const before = held();
    const replicator = new Replicator(scenario);
    replicator.replicate(1);
    const after = held();
    // Used once more, so that it is still there when it is measured.
    expect(replicator).toBeInstanceOf(Replicator);
    return after - before;
  };

  test("of 100 years at a load of 1.2 is in proportion to the list; of 0.8 it does not grow with the years", () => {
    leftBy(unit(10, 1));
    const capacity = (60 * 365.25) / 100;
    const [short, long] = [leftBy(unit(0.8 * capacity, 1, 9)), leftBy(unit(0.8 * capacity, 1, 99))];
    const overloaded = leftBy(unit(1.2 * capacity, 1, 99));
    const waiting = 0.2 * capacity * 100;
    // 17,500 people pass through in 100 years; a row for each would be 10 MB.
    expect(long - short).toBeLessThan(1_000_000);
    expect((overloaded - long) / waiting).toBeLessThan(3_000);
  });
});

describe("a study that is stopped", () => {
  test("lets go in the middle of a replication, and what was done before counts", async () => {
    const heavy = read(TINY.replace("run: 2 years", "run: 90 years").replace("perYear: 40", "perYear: 40000"));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const begun = performance.now();
    const done = await new SerialRunner().run({ scenario: heavy, from: 1, to: 3 }, () => undefined, controller.signal);
    expect(done).toEqual([]);
    // One replication takes more than a minute; this is against hanging, not a measurement.
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  test("steps give what one go gives", () => {
    const steps = new Replicator(tiny).steps(3);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value).toEqual(new Replicator(tiny).replicate(3));
  });
});
