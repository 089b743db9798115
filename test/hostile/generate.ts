import { chance, seedOf } from "./chance.js";
import { saved, strangers } from "./families/encodings.js";
import { doubled, keyNames, marks, misspelt, ownNames, removed } from "./families/keys.js";
import { random } from "./families/random.js";
import { references } from "./families/references.js";
import { sizes } from "./families/sizes.js";
import { cut, lineSlips, signs } from "./families/syntax.js";
import { columnSlips, fields, tableForms } from "./families/tables.js";
import { kinds, meanings, numbers, texts } from "./families/values.js";
import type { Family, Hostile } from "./family.js";
import { placesIn } from "./places.js";

/** One hostile file with the family it belongs to. */
export interface Numbered extends Hostile {
  readonly family: string;
}

type Weighted = readonly [family: Family, weight: number];

/** What is done to a file in YAML, and how much of it. */
function ofYaml(text: string): readonly Weighted[] {
  const places = placesIn(text);
  return [
    [saved(text), 24],
    [numbers(text, places), 200],
    [kinds(text, places), 160],
    [meanings(text, places), 160],
    [keyNames(text, places), 130],
    [misspelt(text, places), 100],
    [ownNames(text, places), 60],
    [doubled(text, places), 60],
    [removed(text, places), 80],
    [texts(text, places), 90],
    [marks(text, places), 70],
    [references(text, places), 26],
    [lineSlips(text), 120],
    [cut(text), 80],
    [signs(text), 100],
    [strangers(text), 80],
    [sizes(text, places), 24],
  ];
}

/** What is done to a table, and how much of it. */
function ofTable(text: string): readonly Weighted[] {
  return [
    [saved(text, true), 24],
    [tableForms(text), 15],
    [columnSlips(text), 88],
    [fields(text), 500],
    [lineSlips(text), 100],
    [cut(text), 100],
    [signs(text), 100],
    [strangers(text), 100],
  ];
}

/** So many hostile files made from one that is right: each family its share, in each first every place and every value once and
 *  then their combinations; what is left over is made by several slips at random. The same files in every run. */
export function* hostileFiles(name: string, text: string, number: number): Generator<Numbered> {
  const families = (name.endsWith(".csv") ? ofTable(text) : ofYaml(text)).filter(([{ places }]) => places > 0);
  const whole = families.reduce((sum, [, weight]) => sum + weight, 0) * 1.1;
  let made = 0;
  for (const [family, weight] of families) {
    for (const hostile of share(family, Math.round((number * weight) / whole), chance(seedOf(name + family.name)))) {
      made++;
      yield { ...hostile, family: family.name };
    }
  }
  const rest = random(text);
  for (let place = 0; made < number; place++, made++) yield { ...rest.make(place, 0), family: rest.name };
}

/** Places first, as evenly as they go; values go round, so that all are tried before one is tried twice. */
function* share(family: Family, number: number, below: (bound: number) => number): Generator<Hostile> {
  const { places, values } = family;
  const start = below(values);
  const most = Math.min(number, places * values);
  for (let i = 0; i < most; i++) {
    const round = Math.floor(i / places);
    const inRound = Math.min(places, most - round * places);
    const place = Math.floor((((i % places) + 0.5) * places) / inRound);
    yield family.make(place, (start + place * 7 + (inRound < places ? i : round)) % values);
  }
}
