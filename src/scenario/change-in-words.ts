import type { IsoDate } from "../foundation/index.js";
import { DISTRIBUTION_NAMES } from "./distribution-forms.js";
import { shorten } from "./issue.js";
import { parseDuration } from "./numbers.js";
import { type Path, pathInWords } from "./path.js";
import { phrase, sameWriting, type Written, type WrittenMap } from "./written.js";

type Say = (path: Path, was: Written | undefined, is: Written | undefined) => string | undefined;

/** One change as somebody would say it, where it is of a kind that has words: `North: +12 beds (60 → 72)`,
 *  `stays.rehabilitate: 10 % shorter (mean 620 → mean 558)`. Any other is its path and both values. */
export function changeInWords(path: Path, was: Written | undefined, is: Written | undefined): string {
  for (const say of KINDS) {
    const said = say(path, was, is);
    if (said !== undefined) return said;
  }
  const [before, after] = [valueInWords(was), valueInWords(is)];
  if (before !== after) return `${pathInWords(path)}: ${before} → ${after}`;
  return `${pathInWords(path)}: ${wholeInWords(was)} → ${wholeInWords(is)}`;
}

const KINDS: readonly Say[] = [rowsOfCensus, unitItself, bedsOfUnit, openings, referrals, lengths];

/** Rows of a census are about people: that they are others is all that is said of them. */
function rowsOfCensus(path: Path): string | undefined {
  const [atStart, census, _table, text] = path;
  return atStart === "atStart" && census === "census" && text === "text"
    ? `${pathInWords(path)}: other rows`
    : undefined;
}

/** The unit that a path under `estate.units` speaks of, and what of it. */
function unitIn([estate, units, unit, ...rest]: Path): { unit: string; of: string } | undefined {
  if (estate !== "estate" || units !== "units" || unit === undefined || rest.length > 1) return undefined;
  return { unit: String(unit), of: String(rest[0] ?? "") };
}

function unitItself(path: Path, was: Written | undefined, is: Written | undefined): string | undefined {
  const found = unitIn(path);
  if (found?.of !== "") return undefined;
  if (was === undefined) return `${found.unit}: a new unit (${valueInWords(is)})`;
  return is === undefined ? `${found.unit}: no such unit any more` : undefined;
}

function bedsOfUnit(path: Path, was: Written | undefined, is: Written | undefined): string | undefined {
  const found = unitIn(path);
  const [before, after] = [numberIn(was), numberIn(is)];
  if (found?.of !== "beds" || before === undefined || after === undefined || before === after) return undefined;
  return `${found.unit}: ${signed(after - before)} (${before} → ${after})`;
}

/** Openings and closures that are in one list and not in the other. */
function openings(path: Path, was: Written | undefined, is: Written | undefined): string | undefined {
  const found = unitIn(path);
  if (found?.of !== "changes") return undefined;
  const [before, after] = [was, is].map((list) => (list?.kind === "list" ? list.items : []));
  const missing = (items: readonly Written[], from: readonly Written[]) =>
    items.filter((item) => !from.some((other) => sayOpening(other) === sayOpening(item))).map(sayOpening);
  const said = [...missing(after, before), ...missing(before, after).map((words) => `no longer ${words}`)];
  return said.length === 0 ? undefined : `${found.unit}: ${said.join(", ")}`;
}

/** `+14 beds from April 2027` */
function sayOpening(opening: Written): string {
  const [on, beds] = ["on", "beds"].map((key) =>
    opening.kind === "map" ? opening.entries.get(key)?.value : undefined,
  );
  const number = numberIn(beds);
  return on?.kind === "scalar" && number !== undefined
    ? `${signed(number)} from ${dateInWords(on.text)}`
    : phrase(opening);
}

function referrals(path: Path, was: Written | undefined, is: Written | undefined): string | undefined {
  const [demand, group, rate, ...rest] = path;
  if (demand !== "demand" || (rate !== "perYear" && rate !== "per1000Prisoners") || rest.length > 0) return undefined;
  const [before, after] = [numberIn(was), numberIn(is)];
  const share = changeOf(before, after, ["more", "fewer"]);
  if (share === undefined) return undefined;
  const per = rate === "perYear" ? "a year" : "per 1,000 prisoners and year";
  return `${group}: ${share} referrals (${before} → ${after} ${per})`;
}

/** A distribution that keeps its shape: all its lengths are changed by one factor, and nothing else is. */
function lengths(path: Path, was: Written | undefined, is: Written | undefined): string | undefined {
  const [before, after] = [distributionIn(was), distributionIn(is)];
  if (before === undefined || after === undefined || before.kind !== after.kind) return undefined;
  const factor = factorBetween(before.of, after.of);
  const share = changeOf(1, factor, ["longer", "shorter"]);
  return share && `${pathInWords(path)}: ${share} (${phrase(before.of)} → ${phrase(after.of)})`;
}

/** Parameters in days, which change with the length. */
const LENGTHS: ReadonlySet<string> = new Set(["mean", "sd", "median", "from", "to", "mode", "scale"]);
/** Parameters that say nothing of the length. */
const SHAPES: ReadonlySet<string> = new Set(["sigma", "shape"]);

function factorBetween(was: WrittenMap, is: WrittenMap): number | undefined {
  let factor: number | undefined;
  for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
    const [before, after] = [was, is].map((map) => map.entries.get(key)?.value);
    if (before === undefined || after === undefined) return undefined;
    if (SHAPES.has(key) && sameWriting(before, after)) continue;
    const [one, other] = [before, after].map((each) => (each.kind === "scalar" ? parseDuration(each.text) : undefined));
    if (!LENGTHS.has(key) || typeof one !== "number" || typeof other !== "number" || one === 0) return undefined;
    if (factor !== undefined && Math.abs(other / one / factor - 1) > 1e-6) return undefined;
    factor = other / one;
  }
  return factor;
}

function distributionIn(written: Written | undefined): { kind: string; of: WrittenMap } | undefined {
  if (written?.kind !== "map") return undefined;
  const kind = DISTRIBUTION_NAMES.find((name) => written.entries.has(name));
  const of = kind === undefined ? undefined : written.entries.get(kind)?.value;
  return kind === undefined || of?.kind !== "map" ? undefined : { kind, of };
}

/** `10 % more`; nothing where no change is to be seen, or where it is from or to nothing. */
function changeOf(
  before: number | undefined,
  after: number | undefined,
  [more, less]: readonly [string, string],
): string | undefined {
  if (before === undefined || after === undefined || before <= 0 || after <= 0) return undefined;
  const percent = Math.round(Math.abs(after / before - 1) * 1000) / 10;
  return percent === 0 ? undefined : `${percent} % ${after > before ? more : less}`;
}

function numberIn(written: Written | undefined): number | undefined {
  const value = written?.kind === "map" ? written.entries.get("value")?.value : written;
  const number = value?.kind === "scalar" && value.text !== "" ? Number(value.text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function signed(beds: number): string {
  return `${beds < 0 ? "−" : "+"}${Math.abs(beds)} bed${Math.abs(beds) === 1 ? "" : "s"}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `April 2028` for the first of a month, `15 April 2028` for any other day. */
function dateInWords(date: IsoDate): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return date;
  return `${day === "01" ? "" : `${Number(day)} `}${name} ${year}`;
}

function valueInWords(written: Written | undefined): string {
  const value = written?.kind === "map" ? written.entries.get("value")?.value : undefined;
  return value === undefined ? wholeInWords(written) : valueInWords(value);
}

/** With its range, which a change may be in alone. */
function wholeInWords(written: Written | undefined): string {
  return written === undefined ? "not given" : shorten(phrase(written), 120);
}
