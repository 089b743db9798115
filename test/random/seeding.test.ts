import fc from "fast-check";
import alea from "seedrandom/lib/alea.js";
import { expect, test } from "vitest";
import { encodeAddress, stream, streamsUnder } from "../../src/random/index.js";
import { seededBy } from "../../src/random/seeding.js";

const texts = fc.string({ unit: "binary", maxLength: 80 });
const some = (draw: () => number) => Array.from({ length: 30 }, draw);

test("what is seeded in two pieces is seedrandom's own generator of the whole text", () => {
  fc.assert(
    fc.property(texts, texts, (shared, own) => {
      expect(some(seededBy(shared)(own))).toEqual(some(alea(shared + own)));
    }),
    { numRuns: 5000, seed: 11 },
  );
});

test("streams that are asked for one after the other do not disturb each other", () => {
  const seeded = seededBy("s4:2021n1:3");
  const [one, other] = [seeded("n1:1"), seeded("n1:2")];
  const inTurn = Array.from({ length: 30 }, () => [one(), other()]);
  expect(inTurn.map(([number]) => number)).toEqual(some(alea("s4:2021n1:3n1:1")));
  expect(inTurn.map(([, number]) => number)).toEqual(some(alea("s4:2021n1:3n1:2")));
});

test("an address says the same whole or in two steps", () => {
  const parts = ["remand", "again", 17, 2];
  const whole = { seed: "2021", replication: 3, parts };
  for (let step = 0; step <= parts.length; step++) {
    const draw = streamsUnder({ ...whole, parts: parts.slice(0, step) })(...parts.slice(step));
    expect(some(draw)).toEqual(some(stream(whole)));
  }
  expect(some(stream(whole))).toEqual(some(alea(encodeAddress(whole))));
});
