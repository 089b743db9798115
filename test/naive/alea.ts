/* Numbers as the program under test draws them, written again from the published description of Baagøe's Alea and from the
 * design: a stream is found from an address, never from a place in one shared sequence. With the same numbers in hand the
 * naive simulator can be held to the same facts, one by one. */

const TO_UNIT = 2 ** -32;

/** A text stirred into a number again and again; what was stirred in before counts. */
function stirrer(): (text: string) => number {
  let state = 0xefc8249d;
  return (text) => {
    for (const letter of [...Array(text.length).keys()]) {
      state += text.charCodeAt(letter);
      let rest = 0.02519603282416938 * state;
      state = rest >>> 0;
      rest = (rest - state) * state;
      state = rest >>> 0;
      state += (rest - state) * 2 ** 32;
    }
    return (state >>> 0) * TO_UNIT;
  };
}

/** Uniform numbers in [0, 1), one a call. */
export function alea(seed: string): () => number {
  const stir = stirrer();
  const three = [stir(" "), stir(" "), stir(" ")].map((start) => {
    const changed = start - stir(seed);
    return changed < 0 ? changed + 1 : changed;
  });
  let carry = 1;
  return () => {
    const [oldest = 0] = three;
    const next = 2091639 * oldest + carry * TO_UNIT;
    carry = Math.trunc(next);
    three.shift();
    three.push(next - carry);
    return next - carry;
  };
}

/** An address as one text: each part says what it is, how long it is, and what it says. */
export function addressText(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `${typeof part === "number" ? "n" : "s"}${String(part).length}:${part}`).join("");
}
