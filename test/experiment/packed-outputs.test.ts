import fc from "fast-check";
import { expect, test } from "vitest";
import { packOutputs, Replicator, unpackOutputs } from "../../src/experiment/index.js";
import type { Outputs } from "../../src/observe/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

const doubles = fc.float64Array({ maxLength: 40 });
const whole = fc.int32Array({ maxLength: 40 });
const small = fc.uint16Array({ maxLength: 40 });
const filing = { group: small, unit: small, catchment: small, year: small };
const outputs: fc.Arbitrary<Outputs> = fc.record({
  figures: doubles,
  joiners: fc.record({ ...filing, urgency: small, bedWait: whole, transferTime: whole }),
  stays: fc.record({ ...filing, stay: doubles }),
  months: fc.record({ occupied: doubles, open: doubles, waiting: doubles }),
});

/** Every column by name and kind, with its bytes: NaN is compared with its payload, -0 is not 0. */
function bits(data: object, path = ""): readonly string[] {
  return Object.entries(data).flatMap(([key, part]) =>
    ArrayBuffer.isView(part)
      ? [
          `${path}${key} ${part.constructor.name} ${Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("hex")}`,
        ]
      : bits(part, `${path}${key}.`),
  );
}

test("every bit comes back, in columns of the same kind and order", () => {
  fc.assert(
    fc.property(outputs, (before) => {
      expect(bits(unpackOutputs(packOutputs(before)))).toEqual(bits(before));
    }),
    { seed: 41, numRuns: 300 },
  );
});

test("numbers that are not alike though they look it", () => {
  const payload = new Float64Array(new BigUint64Array([0x7ff8000000000123n, 0xfff0000000000001n]).buffer);
  const odd = Float64Array.of(
    Number.NaN,
    -0,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    5e-324,
    ...payload,
  );
  const scenario = readScenario({ name: "tiny.yaml", text: TINY });
  const before = { ...new Replicator(scenario).replicate(1), figures: odd };
  expect(bits(unpackOutputs(packOutputs(before)))).toEqual(bits(before));
});

test("a part of a larger buffer is packed alone", () => {
  const scenario = readScenario({ name: "tiny.yaml", text: TINY });
  const before = { ...new Replicator(scenario).replicate(1), figures: new Float64Array([1, 2, 3, 4]).subarray(1, 3) };
  const packed = packOutputs(before);
  const within = new Uint8Array(packed.length + 13);
  within.set(packed, 13);
  expect([...unpackOutputs(within.subarray(13)).figures]).toEqual([2, 3]);
});

test("what are no packed outputs is refused", () => {
  const scenario = readScenario({ name: "tiny.yaml", text: TINY });
  const packed = packOutputs(new Replicator(scenario).replicate(1));
  const withShape = (shape: unknown) => {
    const text = new TextEncoder().encode(JSON.stringify(shape));
    return Uint8Array.of(text.length, 0, 0, 0, ...text);
  };
  const wrong = [
    new Uint8Array(0),
    new Uint8Array(3),
    Uint8Array.of(255, 255, 255, 255, 0),
    packed.subarray(0, packed.length - 1),
    withShape({}),
    withShape([["figures", "Float64Array", 1]]),
    withShape([["__proto__.polluted", "Float64Array", 0]]),
    withShape([["figures", "constructor", 0]]),
    withShape([["figures", "Float64Array", -1]]),
  ];
  for (const bytes of wrong) expect(() => unpackOutputs(bytes)).toThrow("these bytes are no packed outputs");
  expect("polluted" in {}).toBe(false);
});
