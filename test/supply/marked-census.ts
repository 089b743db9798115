import { randomNumbers } from "./random-numbers.js";

/** A census whose people can be told wherever they come up again: dates of their own, that nothing else in the scenario has. */
export interface MarkedCensus {
  /** The tables, by the name of their file. */
  readonly tables: Readonly<Record<"beds.csv" | "waiting.csv", string>>;
  /** Every date in them. */
  readonly dates: readonly string[];
  /** How many people are in beds, by unit. */
  readonly inBeds: Readonly<Record<string, number>>;
}

export const START = "2026-04-01";

/** People of an estate of two units; those who are admitted or join a list do so long before, and sentences end long after. */
export function markedCensus(seed: number): MarkedCensus {
  const random = randomNumbers(seed);
  const dates: string[] = [];
  const date = (from: number, years: number) => {
    const day = new Date(Date.UTC(from, 0, 1) + Math.floor(random() * years * 365) * 86_400_000);
    const text = day.toISOString().slice(0, 10);
    dates.push(text);
    return text;
  };
  const inBeds = { heath: 6 + Math.floor(random() * 4), moorside: 1 + Math.floor(random() * 3) };
  const beds = Object.entries(inBeds).flatMap(([unit, people]) =>
    Array.from({ length: people }, () => `${unit},sentenced,${date(1955, 40)},s47/49,${date(2071, 25)}`),
  );
  const waiting = Array.from(
    { length: 1 + Math.floor(random() * 3) },
    () => `all,everyone,sentenced,${date(1996, 10)},${date(2071, 25)}`,
  );
  return {
    tables: {
      "beds.csv": ["unit,group,admittedOn,legalBasis,releaseOn", ...beds, ""].join("\n"),
      "waiting.csv": ["catchment,serviceLine,group,listedOn,releaseOn", ...waiting, ""].join("\n"),
    },
    dates,
    inBeds,
  };
}

/** Every way in which a date of the census may be written: as it is, without its lines, in words, as in Britain, and as days from
 *  the start of the scenario. */
export function formsOf(date: string): readonly string[] {
  const [year, month, day] = date.split("-") as [string, string, string];
  const name = new Date(date).toLocaleString("en-GB", { month: "long", timeZone: "UTC" });
  const offset = (Date.parse(date) - Date.parse(START)) / 86_400_000;
  return [
    ...[date, `${year}${month}${day}`, `${day}/${month}/${year}`, `${Number(day)} ${name} ${year}`],
    // A positive number of days might be anything; in data it has a name before it.
    ...(offset < 0 ? [`${offset}`] : [`"release":${offset}`, `"release": ${offset}`]),
  ];
}
