import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EventFailed,
  type EventId,
  type EventKind,
  LimitReached,
  NO_EVENT,
  Simulation,
} from "../../src/engine/index.js";
import { UsageError } from "../../src/foundation/index.js";

const PHASES = ["close", "leave", "arrive"] as const;

function thrownBy(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

describe("order", () => {
  it("follows a trace worked by hand", () => {
    const simulation = new Simulation({ phases: PHASES, startsAt: -10 });
    const trace: string[] = [];
    const note = (name: string) => (subject: number) => void trace.push(`${simulation.now} ${name} ${subject}`);
    const close = simulation.define("close", { phase: "close", handle: note("close") });
    const leave = simulation.define("leave", {
      phase: "leave",
      handle: (subject: number) => {
        note("leave")(subject);
        // An earlier phase of this very instant acts next; the same phase waits for those before it.
        if (subject === 1) {
          simulation.schedule(close, simulation.now, 9);
          simulation.scheduleAfter(leave, 0, 3);
        }
      },
    });
    const arrive = simulation.define("arrive", { phase: "arrive", handle: note("arrive") });
    simulation.schedule(arrive, 5, 1);
    simulation.schedule(leave, 5, 1);
    simulation.schedule(arrive, -10, 4);
    simulation.schedule(leave, 5, 2);
    simulation.schedule(close, 5, 1);
    const cancelled = simulation.schedule(leave, 5, 7);
    simulation.schedule(close, 8, 5);
    expect(simulation.cancel(cancelled)).toBe(true);
    simulation.run(8);
    // At -10 the only event; at 5 first the phase close, then leave in the order of scheduling, interrupted by close 9, then
    // leave 3 which was scheduled last; arrivals at the end. close 5 at 8 belongs to the next stretch.
    expect(trace).toEqual([
      "-10 arrive 4",
      "5 close 1",
      "5 leave 1",
      "5 close 9",
      "5 leave 2",
      "5 leave 3",
      "5 arrive 1",
    ]);
    expect(simulation.now).toBe(8);
    expect(simulation.nextTime()).toBe(8);
    expect(simulation.counts).toEqual({ scheduled: 9, handled: 7, cancelled: 1, pending: 1 });
    simulation.run(9);
    expect(trace.at(-1)).toBe("8 close 5");
    expect(simulation.nextTime()).toBe(Number.POSITIVE_INFINITY);
    expect(simulation.step()).toBe(false);
    expect(simulation.now).toBe(9);
  });

  it("is the same in one run, in many and step by step", () => {
    const play = (drive: (simulation: Simulation) => void): string[] => {
      const simulation = new Simulation({ phases: PHASES });
      const trace: string[] = [];
      const kinds: EventKind[] = PHASES.map((phase) =>
        simulation.define(phase, {
          phase,
          handle: (subject) => {
            trace.push(`${simulation.now} ${phase} ${subject}`);
            if (subject < 200) simulation.scheduleAfter(kinds[(subject * 7) % 3], (subject * 13) % 5, subject + 3);
          },
        }),
      );
      for (let subject = 0; subject < 6; subject++) simulation.schedule(kinds[subject % 3], subject % 2, subject);
      drive(simulation);
      return trace;
    };
    const once = play((simulation) => simulation.run(1000));
    expect(once.length).toBeGreaterThan(300);
    expect(
      play((simulation) => {
        for (const until of [1, 2, 2, 7, 50, 51, 1000]) simulation.run(until);
      }),
    ).toEqual(once);
    expect(
      play(
        (simulation) =>
          void (() => {
            while (simulation.step());
          })(),
      ),
    ).toEqual(once);
  });

  it("keeps its promises about ids, times and counts against a naive list", () => {
    type Known = { id: EventId; at: number; phase: number; subject: number; sequence: number };
    const stroke = fc.tuple(
      fc.constantFrom("add", "add", "cancel", "run", "step", "reset" as const),
      fc.nat(1_000_000),
    );
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 150 }), (strokes) => {
        const simulation = new Simulation({ phases: PHASES });
        const seen: number[] = [];
        const kinds = PHASES.map((phase) =>
          simulation.define(phase, { phase, handle: (subject) => void seen.push(subject) }),
        );
        let pending: Known[] = [];
        const stale: EventId[] = [NO_EVENT];
        const expected: number[] = [];
        let [scheduled, handled, cancelled] = [0, 0, 0];
        const takeWhile = (holds: (event: Known) => boolean, most: number) => {
          pending.sort((a, b) => a.at - b.at || a.phase - b.phase || a.sequence - b.sequence);
          for (; most > 0 && pending.length > 0 && holds(pending[0]); most--) {
            const event = pending.shift() as Known;
            handled++;
            expected.push(event.subject);
            stale.push(event.id);
          }
        };
        for (const [what, number] of strokes) {
          const before = simulation.now;
          if (what === "add") {
            const phase = number % 3;
            const at = before + (number % 11) * (number % 7);
            pending.push({
              id: simulation.schedule(kinds[phase], at, number),
              at,
              phase,
              subject: number,
              sequence: scheduled++,
            });
          } else if (what === "cancel" && pending.length > 0) {
            const [event] = pending.splice(number % pending.length, 1);
            expect(simulation.timeOf(event.id)).toBe(event.at);
            expect(simulation.cancel(event.id)).toBe(true);
            stale.push(event.id);
            cancelled++;
          } else if (what === "run") {
            simulation.run(before + (number % 30));
            takeWhile((event) => event.at < before + (number % 30), Infinity);
          } else if (what === "step") {
            expect(simulation.step()).toBe(pending.length > 0);
            takeWhile(() => true, 1);
          } else if (what === "reset" && number % 4 === 0) {
            simulation.reset();
            stale.push(...pending.map((event) => event.id));
            pending = [];
            [scheduled, handled, cancelled] = [0, 0, 0];
          }
          for (const id of stale) expect([simulation.isPending(id), simulation.timeOf(id)]).toEqual([false, undefined]);
          expect(stale.some((id) => simulation.cancel(id))).toBe(false);
          expect(pending.every((event) => simulation.isPending(event.id))).toBe(true);
          expect(simulation.nextTime()).toBe(Math.min(...pending.map((event) => event.at)));
          expect(simulation.counts).toEqual({ scheduled, handled, cancelled, pending: pending.length });
        }
        expect(seen).toEqual(expected);
      }),
      { numRuns: 120, seed: 4 },
    );
  });

  it("takes any whole minute from -2^40 to 2^43, in all sixteen phases", () => {
    const phases = Array.from({ length: 16 }, (_, i) => `phase ${i}`);
    const simulation = new Simulation({ phases, startsAt: -(2 ** 40) });
    const seen: [number, number][] = [];
    const kinds = phases.map((phase, rank) =>
      simulation.define(phase, { phase, handle: () => void seen.push([simulation.now, rank]) }),
    );
    const times = [-(2 ** 40), -(2 ** 40) + 1, -1, 0, 1, 2 ** 31, 2 ** 43 - 1, 2 ** 43];
    const wanted = times.flatMap((time) => phases.map((_, rank): [number, number] => [time, rank]));
    for (const [time, rank] of [...wanted].reverse()) simulation.schedule(kinds[rank], time, 0);
    while (simulation.step());
    expect(seen).toEqual(wanted);
  });
});

describe("reset", () => {
  it("starts again with the same kinds, and old ids stay stale", () => {
    const simulation = new Simulation({ phases: PHASES, startsAt: 3, limits: { events: 4 } });
    const seen: number[] = [];
    const leave = simulation.define("leave", { phase: "leave", handle: (subject) => void seen.push(subject) });
    const old = simulation.schedule(leave, 100, 1);
    simulation.schedule(leave, 4, 2);
    simulation.run(10);
    simulation.reset();
    expect([simulation.now, simulation.nextTime(), simulation.isPending(old)]).toEqual([3, Infinity, false]);
    const fresh = simulation.schedule(leave, 5, 3);
    expect(fresh).not.toBe(old);
    expect(simulation.cancel(old)).toBe(false);
    simulation.run(200);
    expect(seen).toEqual([2, 3]);
    simulation.reset(-7);
    expect(simulation.now).toBe(-7);
    simulation.reset();
    expect(simulation.now).toBe(3);
  });
});

describe("messages", () => {
  const make = (limits = {}) => {
    const simulation = new Simulation({ phases: PHASES, startsAt: 60, limits });
    const stayEnds = simulation.define("stayEnds", { phase: "leave", handle: () => {} });
    return { simulation, stayEnds };
  };

  it.each([
    [59, 1, 'Cannot schedule "stayEnds" at 59 min, now 60: that is in the past.'],
    [60.5, 1, 'Cannot schedule "stayEnds" at 60.5 min, now 60: expected a whole minute, at most 2^43.'],
    [Number.NaN, 1, 'Cannot schedule "stayEnds" at NaN min, now 60: expected a whole minute, at most 2^43.'],
    [Infinity, 1, 'Cannot schedule "stayEnds" at Infinity min, now 60: expected a whole minute, at most 2^43.'],
    [2 ** 43 + 1, 1, 'Cannot schedule "stayEnds" at 8796093022209 min, now 60: expected a whole minute, at most 2^43.'],
    [61, 0.5, 'Cannot schedule "stayEnds" at 61 min, now 60: subject 0.5 is not an integer of 32 bits.'],
    [61, 2 ** 31, 'Cannot schedule "stayEnds" at 61 min, now 60: subject 2147483648 is not an integer of 32 bits.'],
  ])("schedule at %d about %d", (at, subject, message) => {
    const { simulation, stayEnds } = make();
    expect(() => simulation.schedule(stayEnds, at, subject)).toThrow(new UsageError(message));
    expect(simulation.counts.scheduled).toBe(0);
  });

  it("refuses a delay into the past, a kind it does not know, and times it cannot run to", () => {
    const { simulation, stayEnds } = make();
    const past = 'Cannot schedule "stayEnds" at 58 min, now 60: that is in the past.';
    expect(() => simulation.scheduleAfter(stayEnds, -2, 1)).toThrow(new UsageError(past));
    const unknown = 'Cannot schedule "unknown event 5" at 61 min, now 60: this simulation has not defined it.';
    expect(() => simulation.schedule(5 as EventKind, 61, 1)).toThrow(new UsageError(unknown));
    for (const until of [59, 60.5, Number.NaN, Infinity]) {
      const message = `Cannot run until ${until} min: expected a whole minute from now, 60, to 2^43.`;
      expect(() => simulation.run(until)).toThrow(new UsageError(message));
    }
  });

  it.each<[() => unknown, string]>([
    [() => new Simulation({ phases: [] }), "A simulation has 1 to 16 phases; received 0."],
    [() => new Simulation({ phases: [..."abcdefghijklmnopq"] }), "A simulation has 1 to 16 phases; received 17."],
    [() => new Simulation({ phases: ["a", "b", "a"] }), 'Phase "a" is named twice.'],
    [() => make({ events: 0 }), "limits.events must be 1 or more; received 0."],
    [() => make({ eventsAtOneInstant: Number.NaN }), "limits.eventsAtOneInstant must be 1 or more; received NaN."],
    [
      () => new Simulation({ phases: ["a"], startsAt: 0.5 }),
      "The clock cannot start at 0.5 min: expected a whole minute from -2^40 to 2^43.",
    ],
    [
      () => make().simulation.reset(Infinity),
      "The clock cannot start at Infinity min: expected a whole minute from -2^40 to 2^43.",
    ],
    [
      () => make().simulation.define("stayEnds", { phase: "leave", handle: () => {} }),
      'Event "stayEnds" is defined twice.',
    ],
    [
      () => make().simulation.define("x", { phase: "lunch" as "leave", handle: () => {} }),
      'Event "x" asks for phase "lunch"; the phases are close, leave, arrive.',
    ],
  ])("construction %#", (act, message) => {
    expect(act).toThrow(new UsageError(message));
  });

  it("says when, where and about whom a handler failed, keeps the cause, and can go on", () => {
    const { simulation, stayEnds } = make();
    const cause = new RangeError("no such ward");
    const fails = simulation.define("bedOpens", {
      phase: "close",
      handle: () => {
        throw cause;
      },
    });
    simulation.schedule(fails, 70, 12);
    const id = simulation.schedule(stayEnds, 71, 1);
    const error = thrownBy(() => simulation.run(100)) as EventFailed;
    expect(error).toBeInstanceOf(EventFailed);
    expect(error.message).toBe('At 70 min, event "bedOpens" (subject 12): no such ward');
    expect([error.time, error.event, error.subject, error.cause]).toEqual([70, "bedOpens", 12, cause]);
    expect([simulation.now, simulation.isPending(id)]).toEqual([70, true]);
    expect(simulation.counts).toEqual({ scheduled: 2, handled: 1, cancelled: 0, pending: 1 });
    simulation.run(100);
    expect(simulation.counts.handled).toBe(2);
  });

  it("reports a failed check like a failed handler, and calls it after every event", () => {
    const { simulation, stayEnds } = make();
    const times: number[] = [];
    simulation.afterEach(() => {
      times.push(simulation.now);
      if (simulation.now === 63) throw new Error("a bed is lost");
    });
    for (const at of [61, 61, 63, 64]) simulation.schedule(stayEnds, at, 4);
    expect(thrownBy(() => simulation.run(100)).message).toBe('At 63 min, event "stayEnds" (subject 4): a bed is lost');
    simulation.afterEach(undefined);
    simulation.run(100);
    expect(times).toEqual([61, 61, 63]);
  });

  it("stops two events that schedule each other without delay", () => {
    const simulation = new Simulation({ phases: PHASES, limits: { eventsAtOneInstant: 1000 } });
    const ping: EventKind = simulation.define("ping", {
      phase: "leave",
      handle: () => void simulation.scheduleAfter(pong, 0, 0),
    });
    const pong: EventKind = simulation.define("pong", {
      phase: "leave",
      handle: () => void simulation.scheduleAfter(ping, 0, 0),
    });
    simulation.schedule(ping, 5, 0);
    const error = thrownBy(() => simulation.run(6)) as LimitReached;
    expect(error).toBeInstanceOf(LimitReached);
    expect(error.message).toBe(
      'At 5 min, before event "ping": 1000 events have happened at this one instant. ' +
        "Look for events that schedule each other without delay, or raise limits.eventsAtOneInstant.",
    );
    expect([error.time, error.event]).toEqual([5, "ping"]);
    expect(simulation.counts).toEqual({ scheduled: 1001, handled: 1000, cancelled: 0, pending: 1 });
  });

  it("counts the very first instant from nothing too, at the start and after a reset", () => {
    const simulation = new Simulation({ phases: PHASES, startsAt: 7, limits: { eventsAtOneInstant: 2 } });
    const leave = simulation.define("leave", { phase: "leave", handle: () => {} });
    for (const _ of ["at the start", "after a reset"]) {
      for (let event = 0; event < 3; event++) simulation.schedule(leave, 7, event);
      expect([simulation.step(), simulation.step()]).toEqual([true, true]);
      expect(() => simulation.step()).toThrow("2 events have happened at this one instant");
      simulation.reset();
    }
  });

  it("counts the instant anew when the clock moves, and stops at the total", () => {
    const simulation = new Simulation({ phases: PHASES, limits: { eventsAtOneInstant: 2, events: 6 } });
    const leave = simulation.define("leave", { phase: "leave", handle: () => {} });
    for (const at of [1, 1, 2, 2, 3, 3, 4]) simulation.schedule(leave, at, 0);
    expect(() => simulation.run(9)).toThrow(
      'At 4 min, before event "leave": 6 events have been handled. Shorten the run, or raise limits.events.',
    );
    expect(simulation.counts).toEqual({ scheduled: 7, handled: 6, cancelled: 0, pending: 1 });
  });

  it.each(["run", "step", "reset"] as const)("refuses to %s from inside an event", (what) => {
    const simulation = new Simulation({ phases: PHASES });
    const leave = simulation.define("leave", { phase: "leave", handle: () => void simulation[what](5) });
    simulation.schedule(leave, 1, 0);
    expect(() => simulation.run(2)).toThrow(`Cannot ${what} from inside an event; let the handler return first.`);
    simulation.reset();
    expect(simulation.counts.scheduled).toBe(0);
  });
});
