/** Before a value that JSON has no sign for, or before such a text itself. */
const MARK = "\u0000";

/** Plain data as JSON, with what JSON would lose: numbers without end, the negative zero, and gaps in lists. Threads get data
 *  with all of them, and a figure depends on each. */
export function writePlain(data: unknown): string {
  return JSON.stringify(marked(data, false));
}

/** The data of a text of `writePlain`.
 *  @throws SyntaxError where it is not JSON */
export function readPlain(text: string): unknown {
  return unmarked(JSON.parse(text));
}

/** @param inList whether what is absent has to be said: an absent part of an object need not */
function marked(data: unknown, inList: boolean): unknown {
  if (Array.isArray(data)) return Array.from(data, (each: unknown) => marked(each, true));
  if (typeof data === "number") return Number.isFinite(data) && !Object.is(data, -0) ? data : `${MARK}${sign(data)}`;
  if (typeof data === "string") return data.startsWith(MARK) ? `${MARK}${data}` : data;
  if (data === undefined) return inList ? `${MARK}undefined` : undefined;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, marked(part, false)]));
}

function sign(number: number): string {
  return Object.is(number, -0) ? "-0" : String(number);
}

function unmarked(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(unmarked);
  if (typeof data === "string" && data.startsWith(MARK)) return meant(data.slice(MARK.length));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, unmarked(part)]));
}

function meant(text: string): unknown {
  if (text.startsWith(MARK)) return text;
  return text === "undefined" ? undefined : Number(text);
}
