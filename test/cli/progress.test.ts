import { expect, test } from "vitest";
import { ProgressTeller } from "../../src/cli/progress.js";

function teller(rewrites: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const surface = { rewrites, write: (text: string) => void written.push(text), now: () => clock.now };
  return { written, clock, teller: new ProgressTeller(surface) };
}

test("says nothing about what takes less than two seconds", () => {
  const { written, clock, teller: it } = teller(true);
  for (clock.now = 0; clock.now < 2000; clock.now += 100) it.tell({ step: "Tiny", done: 1, planned: 9 });
  it.end();
  expect(written).toEqual([]);
});

test("rewrites one line on a terminal, five times a second at most, and clears it", () => {
  const { written, clock, teller: it } = teller(true);
  for (clock.now = 0; clock.now <= 4000; clock.now += 50) it.tell({ step: "Tiny", done: 10, planned: 40 });
  it.end();
  // From 2,000 to 4,000 ms in steps of 200 are 11 lines, then the clearing.
  expect(written).toHaveLength(12);
  // 10 replications in 2,000 ms leave 30, which is 6 s.
  expect(written[0]).toBe("\r\u001b[KTiny: 10 of at most 40 replications, up to 6 s left");
  expect(written[11]).toBe("\r\u001b[K");
});

test("writes a line now and then elsewhere, and shows names as they are", () => {
  const { written, clock, teller: it } = teller(false);
  for (clock.now = 0; clock.now <= 20_000; clock.now += 500) it.tell({ step: "T\u001by", done: 1, planned: 100 });
  it.end();
  expect(written).toEqual([
    "T\\u{1b}y: 1 of at most 100 replications, up to 4 min left\n",
    "T\\u{1b}y: 1 of at most 100 replications, up to 29 min left\n",
  ]);
});

test("shows what is known by now, and counts no time for what was kept from before", () => {
  const { written, clock, teller: it } = teller(false);
  const estimate = { title: "", measure: "share", estimate: 0.84, low: 0.81, high: 0.87, level: 0.95, n: 60 } as const;
  clock.now = 6000;
  it.tell({ step: "Tiny", done: 60, planned: 100, kept: 57, metric: "bedWait.within28", estimate });
  // 3 computed in 6 s leave 40, which is 80 s.
  expect(written).toEqual([
    "Tiny: 60 of at most 100 replications, up to 80 s left; bedWait.within28 84 % (81 to 87)\n",
  ]);
});
