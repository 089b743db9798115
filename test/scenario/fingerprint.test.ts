import { expect, test } from "vitest";
import { canonical } from "../../src/scenario/fingerprint.js";

test("one text for one content, by hand: keys in order, absent parts left out, endless numbers as they are", () => {
  expect(canonical({ b: [1, "x", null], a: { d: true, c: undefined } })).toBe('{"a":{"d":true},"b":[1,"x",null]}');
  expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }));
  expect(canonical([Number.POSITIVE_INFINITY, -0.5, undefined])).toBe("[Infinity,-0.5,null]");
});
