import { dateAfter, daysBetween } from "../../../foundation/index.js";
import { bedsAtStart, type Scenario, type Setting } from "../../../scenario/index.js";
import { CHANGED, type Choices, type Lever, type LeverGroup, numberChosen, setting } from "./lever.js";

/** Somewhere with beds: a unit, or a catchment with its units. */
export interface BedsPlace {
  readonly lever: Lever;
  /** Positions of its units. */
  readonly units: readonly number[];
  /** The units of a catchment, each with a lever of its own. */
  readonly parts: readonly BedsPlace[];
}

const FROM = "beds.from";

/** Beds of every catchment and unit, and the day from which they are there. Beds of a catchment are shared out over its units as
 *  today's are. */
export function bedsLevers(scenario: Scenario, places: readonly BedsPlace[] = placesOf(scenario)): LeverGroup {
  const from = fromLever(scenario);
  return {
    id: "beds",
    title: "Beds",
    about:
      "Beds in each place. Beds of a catchment are shared out over its units as they are today; people who are there at the start are the same people.",
    sources: ["estate"],
    levers: [...places.flatMap(({ lever, parts }) => [lever, ...parts.map((part) => part.lever)]), from],
    settings: (choices) => bedsSettings(scenario, places, choices, choices.get(FROM)),
  };
}

/** What is chosen beside a lever of beds when another is: a number for a catchment and numbers for its units exclude each other. */
export function excludedBy(places: readonly BedsPlace[], id: string): readonly string[] {
  return places.flatMap(({ lever, parts }) => {
    const own = parts.map((part) => part.lever.id);
    if (lever.id === id) return own;
    return own.includes(id) ? [lever.id] : [];
  });
}

/** What to choose so that every unit has so many beds from the start.
 *  @param beds for each unit, in order */
export function bedsChosen(places: readonly BedsPlace[], beds: readonly number[]): Choices {
  const single = places.flatMap((place) => (place.parts.length === 0 ? [place] : place.parts));
  return new Map(single.map(({ lever, units: [unit] }) => [lever.id, String(beds[unit])]));
}

/** The beds of every place in the scenario, catchments first where there are several. */
export function placesOf(scenario: Scenario): readonly BedsPlace[] {
  const { catchments, units } = scenario.estate;
  const beds = bedsAtStart(scenario);
  const unit = (position: number): BedsPlace => ({
    lever: bedsLever(`beds.unit.${units[position].name}`, units[position].name, beds[position]),
    units: [position],
    parts: [],
  });
  if (catchments.length === 1) return units.map((_, position) => unit(position));
  return catchments.flatMap(({ name }, at) => {
    const inside = units.flatMap((each, position) => (each.catchment === at ? [position] : []));
    if (inside.length === 0) return [];
    const all = inside.reduce((sum, position) => sum + beds[position], 0);
    const parts = inside.length === 1 ? [] : inside.map(unit);
    return [{ lever: bedsLever(`beds.catchment.${name}`, name, all), units: inside, parts }];
  });
}

/** Beds of a catchment as its units have them; `undefined` where nothing is chosen for any of them. */
export function partsChosen(parts: readonly BedsPlace[], choices: Choices): number | undefined {
  const chosen = parts.map(({ lever }) => numberChosen(choices, lever));
  if (chosen.every((beds) => beds === undefined)) return undefined;
  return chosen.reduce<number>((sum, beds, at) => sum + (beds ?? Number(parts[at].lever.control.value)), 0);
}

function bedsLever(id: string, title: string, beds: number): Lever {
  const to = Math.max(20, 2 * beds);
  return {
    id,
    title,
    present: `${beds} today`,
    control: { kind: "number", value: beds, from: 0, to, step: 1, unit: "beds" },
  };
}

function fromLever({ start, study: { warmUp, run } }: Scenario): Lever {
  return {
    id: FROM,
    title: "From when",
    present: `from the start, ${start}`,
    control: { kind: "date", value: "", from: dateAfter(start, 1), to: dateAfter(start, warmUp + run - 1) },
  };
}

function bedsSettings(
  scenario: Scenario,
  places: readonly BedsPlace[],
  choices: Choices,
  from: string | undefined,
): readonly Setting[] {
  const now = bedsAtStart(scenario);
  const wanted = [...now];
  for (const place of places) {
    for (const each of [place, ...place.parts]) {
      const beds = numberChosen(choices, each.lever);
      if (beds !== undefined) shareOut(beds, each.units, now, wanted);
    }
  }
  return wanted.flatMap((beds, position) => {
    const more = beds - now[position];
    return more === 0 ? [] : [changesOf(scenario, position, more, from)];
  });
}

/** In present proportions, by largest remainders; a place without beds gets them in its first unit. */
function shareOut(beds: number, units: readonly number[], now: readonly number[], wanted: number[]): void {
  const all = units.reduce((sum, position) => sum + now[position], 0);
  const exact = units.map((position, i) => (all === 0 ? (i === 0 ? beds : 0) : (beds * now[position]) / all));
  const whole = exact.map(Math.floor);
  const left = beds - whole.reduce((sum, each) => sum + each, 0);
  const order = exact.map((each, i) => ({ i, rest: each - whole[i] })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) whole[i]++;
  units.forEach((position, i) => {
    wanted[position] = whole[i];
  });
}

/** Openings and closures of a unit with one more among them, in order of day. People who are there at the start depend on the
 *  beds of day zero, so those stay as they are. */
function changesOf({ estate, start }: Scenario, position: number, more: number, from: string | undefined): Setting {
  const unit = estate.units[position];
  const on = from === undefined || from === "" ? start : from;
  const before = unit.changes.map(({ day, beds }) => ({ on: dateAfter(start, day), beds }));
  const changes = [...before, { on, beds: more, ...CHANGED }].sort((one, other) => daysBetween(other.on, one.on));
  return setting(["estate", "units", unit.name, "changes"], changes);
}
