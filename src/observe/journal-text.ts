import { MINUTES_PER_DAY } from "../foundation/index.js";
import type { JournalRow } from "./journal.js";

type Telling = (row: JournalRow) => string;

const TELLINGS: Readonly<Record<JournalRow["fact"], Telling>> = {
  identified: ({ basis, entry }) => `in need${entry ? ` again (entry ${entry})` : ""}, held under ${basis}`,
  belongs: ({ catchment, serviceLine }) => `belongs to ${catchment}, ${serviceLine}`,
  referred: () => "referred",
  assessed: () => "assessed for the first time",
  reported: ({ level }) => `second report: needs ${words(level)} care`,
  placedElsewhere: ({ level }) => `admitted elsewhere, at ${words(level)} level`,
  secondOpinionAsked: () => "declined at first; a second opinion is asked for",
  exempted: () => "circumstances are exceptional: the time standard does not apply",
  declined: () => "declined",
  prioritised: ({ urgency }) => `priority on the list: ${urgency}`,
  listed: () => "accepted, joins the waiting list",
  papersExpired: () => "the reports have gone stale; no bed can be offered",
  papersRenewed: () => "new reports are there",
  escalated: () => "worse: urgent from now on",
  offered: ({ unit }) => `offered a bed at ${unit}`,
  warrantExpired: () => "the warrant has run out and is asked for again",
  offerLapsed: ({ unit }) => `the bed at ${unit} is held no longer`,
  left: ({ why }) => `leaves without a bed: ${words(why)}`,
  admitted: ({ unit }) => `admitted to ${unit}`,
  basisChanged: ({ basis }) => `now held under ${basis}`,
  planned: ({ plan }) => `plan: ${words(plan)}`,
  readyToLeave: ({ destination }) => `ready to leave for ${words(destination)}`,
  stayResumed: () => "back in treatment",
  departed: ({ unit, destination, reason }) => `leaves ${unit} for ${words(destination)}: ${words(reason)}`,
  moved: ({ from, unit }) => `moves from ${from} to ${unit}`,
  placeTaken: ({ place }) => `now in a place of ${place}`,
  placeLeft: ({ place }) => `leaves the place of ${place}`,
  deadlocked: ({ people }) => `${people} people wait for each other's places; none of them can move`,
  bedsCommissioned: ({ unit, beds }) => `${unit} now has ${beds} beds commissioned`,
  gone: () => "nothing more is said of this person",
};

/** What a fact says, without when and of whom: `offered a bed at moorside`. */
export function factInWords(row: JournalRow): string {
  return TELLINGS[row.fact](row);
}

/** `treatAndReturn` is `treat and return` to a reader; a PICU keeps its name. */
function words(name: string | undefined): string {
  return name === "picu" ? "PICU" : (name ?? "").replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

/** One line a row, such as `2026-05-01 09:12  sentenced-12  offered a bed at moorside`. */
export function journalInWords(rows: readonly JournalRow[]): string {
  return rows
    .map((row) => [`${row.date} ${hour(row.time)}`, row.person ?? "estate", factInWords(row)].join("  "))
    .join("\n");
}

function hour(time: number): string {
  const minute = ((time % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
