import { DESTINATIONS } from "../../src/domain/index.js";

/** What a story comes to: whole numbers, each of them so much in all. */
export const NUMBERS = ["list", "beds", "wait", "offers", "returns", "untreated", "departures"] as const;
export type Numbers = Readonly<Record<(typeof NUMBERS)[number], number>>;

const PRISON = DESTINATIONS.indexOf("prison");

/** Reads a story, whoever told it. People and beds in person-minutes, waits in minutes, the rest counted. */
export function numbersOf(story: readonly string[], end: number): Numbers {
  const all = { list: 0, beds: 0, wait: 0, offers: 0, returns: 0, untreated: 0, departures: 0 };
  const listedAt = new Map<string, number>();
  const admittedAt = new Map<string, number>();
  for (const line of story) {
    const [time = "", fact = "", who = "", , destination] = line.split(" ");
    const now = Number(time);
    if (fact === "listed") listedAt.set(who, now);
    if (fact === "admitted") admittedAt.set(who, now);
    const waited = now - (listedAt.get(who) ?? now);
    if (fact === "offered") {
      all.wait += waited;
      all.offers++;
    }
    if (fact === "left") all.untreated++;
    if (fact === "offered" || fact === "left") {
      all.list += waited;
      listedAt.delete(who);
    }
    if (fact === "departed") {
      all.beds += now - admittedAt.get(who)!;
      admittedAt.delete(who);
      all.departures++;
      if (Number(destination) === PRISON) all.returns++;
    }
  }
  for (const since of listedAt.values()) all.list += end - since;
  for (const since of admittedAt.values()) all.beds += end - since;
  return all;
}
