import { censusCounts, type Scenario, suppressBelow } from "../../scenario/index.js";
import type { Block, Detail } from "../document.js";
import { peopleInWords, placesInWords } from "../small-numbers.js";

type Census = Extract<Scenario["atStart"], { kind: "census" }>;

/** More places than this are left out where somebody looks at a screen. */
const MOST_PLACES = 12;

/** How many people a scenario begins with, by its census; small numbers are not told. */
export function censusInWords(scenario: Scenario, census: Census): string {
  const { inBeds, waiting, below } = census.withheld ?? { ...censusCounts(census), below: suppressBelow(scenario) };
  return `from a census: ${peopleInWords(inBeds, below)} in beds and ${peopleInWords(waiting, below)} waiting.`;
}

/** Where they are, for whoever wants to see that the census was read as it was meant. */
export function peopleAtStart(scenario: Scenario, detail: Detail): readonly Block[] {
  const { atStart, estate } = scenario;
  if (atStart.kind !== "census" || atStart.withheld !== undefined) return [];
  const below = suppressBelow(scenario);
  const { inBeds, bedCounts, waiting, waitingCounts } = atStart;
  const beds = peopleAt(estate.units.length, inBeds, bedCounts, ({ unit }) => unit);
  const lists = peopleAt(estate.catchments.length, waiting, waitingCounts, ({ catchment }) => catchment);
  return [
    ...tableOf("In beds", "Unit", estate.units, placesInWords(beds, below), detail),
    ...tableOf("Waiting", "Catchment", estate.catchments, placesInWords(lists, below), detail),
  ];
}

function peopleAt<Place>(
  places: number,
  people: readonly Place[],
  counts: readonly (Place & { readonly people: number })[],
  placeOf: (of: Place) => number,
): readonly number[] {
  const found = Array.from({ length: places }, () => 0);
  for (const person of people) found[placeOf(person)]++;
  for (const count of counts) found[placeOf(count)] += count.people;
  return found;
}

function tableOf(
  title: string,
  called: string,
  places: readonly { readonly name: string }[],
  told: readonly string[] | undefined,
  detail: Detail,
): readonly Block[] {
  if (detail === "brief" && places.length > MOST_PLACES) return [];
  const heading: Block = { kind: "heading", level: 3, text: `${title} at the start, by ${called.toLowerCase()}` };
  if (told === undefined) {
    return [
      heading,
      { kind: "paragraph", text: "Not shown: the numbers are so small that they would tell of single people." },
    ];
  }
  const columns = [
    { title: called, align: "left" as const },
    { title: "People", align: "right" as const },
  ];
  return [heading, { kind: "table", table: { columns, rows: places.map(({ name }, place) => [name, told[place]]) } }];
}
