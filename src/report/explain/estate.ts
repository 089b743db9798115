import { dateAfter } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";
import type { Block, Column, Detail } from "../document.js";
import { distributionInWords } from "../durations.js";
import { ABSENT, counted, formatNumber, givenNumber, listed, someOf } from "../numbers.js";
import { sharesInWords } from "./by-group.js";
import { DESTINATION, ONWARD } from "./vocabulary.js";

type Unit = Scenario["estate"]["units"][number];

/** More units than this are told by catchment, where somebody looks at a screen. */
const MOST_UNITS = 12;

/** Beds, units, catchments and service lines, what changes on which day, and what lies after the estate. */
export function estateExplained(scenario: Scenario, detail: Detail): readonly Block[] {
  const { units, catchments } = scenario.estate;
  const byUnit = units.length <= MOST_UNITS || detail === "full";
  return [
    { kind: "heading", text: "The estate" },
    { kind: "paragraph", text: inShort(scenario) },
    ...(catchments.length > 1 ? [catchmentTable(scenario)] : []),
    ...(byUnit ? [unitTable(scenario)] : []),
    ...items([...programme(scenario), ...elsewhere(scenario), ...onward(scenario)]),
  ];
}

function items(texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [{ kind: "list", items: texts }];
}

export function bedsOf(units: readonly Unit[]): number {
  return units.reduce((sum, { beds }) => sum + beds, 0);
}

function inShort({ estate, start }: Scenario): string {
  const { units, catchments, serviceLines } = estate;
  const named = (one: string, names: readonly string[]) =>
    names.length === 1 ? `${one} ${names[0]}` : `${counted(names.length, one)} (${someOf(names)})`;
  const where = named(
    "catchment",
    catchments.map(({ name }) => name),
  );
  return `${counted(bedsOf(units), "medium-secure bed")} on ${start} in ${counted(units.length, "unit")}; ${where}; ${named("service line", serviceLines)}.`;
}

function catchmentTable({ estate }: Scenario): Block {
  const { catchments, units, serviceLines } = estate;
  const lines = serviceLines.length > 1 && serviceLines.length <= 4 ? serviceLines : [];
  const columns: Column[] = [
    { title: "Catchment", align: "left" },
    { title: "Weight of population", align: "right" },
    { title: "Units", align: "right" },
    { title: "Beds", align: "right" },
    ...lines.map((line): Column => ({ title: `for ${line}`, align: "right" })),
    ...(catchments.some(({ collaborative }) => collaborative >= 0)
      ? [{ title: "Collaborative", align: "right" } as const]
      : []),
  ];
  const rows = catchments.map(({ name, population, collaborative }, position) => {
    const own = units.filter(({ catchment }) => catchment === position);
    const forLine = (line: number) => own.filter(({ serviceLines: takes }) => takes.includes(line));
    return [
      name,
      givenNumber(population),
      formatNumber(own.length, 0),
      formatNumber(bedsOf(own), 0),
      ...lines.map((_, line) => formatNumber(bedsOf(forLine(line)), 0)),
      collaborative < 0 ? "" : `${collaborative + 1}`,
    ].slice(0, columns.length);
  });
  return { kind: "table", table: { columns, rows } };
}

function unitTable({ estate }: Scenario): Block {
  const { units, catchments, serviceLines } = estate;
  const costs = units.some(({ bedDayCost }) => bedDayCost > 0);
  const columns: Column[] = [
    { title: "Unit", align: "left" },
    { title: "Catchment", align: "left" },
    { title: "For", align: "left" },
    { title: "Beds", align: "right" },
    ...(costs ? [{ title: "A bed and day", align: "right" } as const] : []),
  ];
  const rows = units.map(({ name, catchment, serviceLines: lines, beds, bedDayCost }) =>
    [
      name,
      catchments[catchment].name,
      someOf(lines.map((line) => serviceLines[line])),
      formatNumber(beds, 0),
      bedDayCost > 0 ? `£${givenNumber(bedDayCost)}` : ABSENT,
    ].slice(0, columns.length),
  );
  return { kind: "table", table: { columns, rows } };
}

function programme({ estate, start }: Scenario): readonly string[] {
  return estate.units.flatMap(({ name, changes, beds }) => {
    if (changes.length === 0) return [];
    const said = changes.map(({ day, beds: by }) => `${by < 0 ? "−" : "+"}${Math.abs(by)} on ${dateAfter(start, day)}`);
    const end = changes.reduce((sum, change) => sum + change.beds, beds);
    return [`${name} is to change: ${listed(said)}; from ${counted(beds, "bed")} to ${formatNumber(end, 0)}.`];
  });
}

function elsewhere({ estate: { spotPurchase } }: Scenario): readonly string[] {
  if (spotPurchase.atMost === 0) return [];
  const price = spotPurchase.bedDayCost > 0 ? ` at £${givenNumber(spotPurchase.bedDayCost)} a day each` : "";
  return [
    `Outside the estate at most ${counted(spotPurchase.atMost, "bed")} at a time can be bought${price}, where the placement rule asks for them.`,
  ];
}

function onward({ onward: places, rules }: Scenario): readonly string[] {
  return places.map(({ name, destination, places: number, stay, next }) => {
    const counts = rules.stepDown.places.includes(destination);
    const use = counts ? "" : "; not counted, as the step-down rule does not ask for them";
    return `After the estate, ${name}: ${counted(number, "place")} in ${DESTINATION[destination]}${use}. A stay there: ${distributionInWords(stay)}. From there: ${sharesInWords(next, ONWARD)}.`;
  });
}
