import { rulesInWords, type Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { ORIGIN } from "../explain/vocabulary.js";
import { counted, listed, someOf } from "../numbers.js";
import { item, list, paragraph, section } from "./item.js";
import type { StressOf } from "./subject.js";

export function logic({ scenario, others = [] }: StressOf): readonly Block[] {
  return [
    section("2 Logic"),
    ...item("2.1 Base model overview diagram", ...overview()),
    ...item("2.2 Base model logic", ...list(BASE_LOGIC)),
    ...item("2.3 Scenario logic", ...scenarioLogic(scenario, others)),
    ...item("2.4 Algorithms", ...algorithms(scenario)),
    ...components(scenario),
  ];
}

/** The path of one person as a table: it reads in a terminal, in a document and aloud. */
const PATH: readonly (readonly [step: string, happens: string, next: string])[] = [
  ["1 Need", "Somebody is found to be in need", "2, after the notice"],
  ["2 Referral", "Admission is asked for", "3"],
  ["3 First assessment", "The receiving service sees the person", "4"],
  ["4 Second report", "The level of care is found", "5, or another service (leaves the model on admission there)"],
  ["5 Acceptance", "Accepted or declined", "6; if declined, a second opinion or prison"],
  ["6 Waiting list", "Waits for a bed that rules allow", "7; or leaves: court, release, recovery, death"],
  ["7 Offer", "A bed is held while the warrant is obtained", "8; or the bed is given back"],
  ["8 Admission", "Stabilised, then planned: treat and return, or rehabilitate", "9"],
  ["9 Treatment", "Reviews, courts, release dates and tribunals go on", "10"],
  ["10 Ready to leave", "Waits in the bed for consent, and for the exit or a place", "11"],
  [
    "11 Departure",
    "Return to prison, step-down, step-up, discharge or death",
    "1 again for those who come back, or the end",
  ],
];

function overview(): readonly Block[] {
  const columns = ["Step", "What happens", "Then"].map((title) => ({ title, align: "left" as const }));
  return [
    paragraph("need → referral → assessments → waiting list → offer → admission → treatment → departure"),
    { kind: "table", table: { columns, rows: PATH } },
  ];
}

const BASE_LOGIC: readonly string[] = [
  "People pass through the steps above one by one. Every duration and every choice that nature makes is drawn when the person is identified; commissioning rules decide on what they can see and draw nothing.",
  "While somebody waits, several clocks run against each other: court date, release date, recovery, death and worsening. The first to strike decides.",
  "A free bed is offered at the instant it is free, to the person whom the rule “who is next” puts first among those who may be placed there; it is held, and counted as held, until the person arrives.",
  "In hospital the law goes on: a court's decision or a release date may change the section a person is held under, and with it where the person may go.",
  "Treatment and the wait for somewhere to go are apart, so that delayed discharge is an outcome. People who come back wait and are assessed like everybody else.",
];

function scenarioLogic({ name, differences }: Scenario, others: readonly Scenario[]): readonly Block[] {
  const told = [
    ...(differences.length > 0 ? [`“${name}”, against the file it extends: ${differences.join("; ")}.`] : []),
    ...others.map((other) =>
      other.differences.length > 0
        ? `“${other.name}”, against its base: ${other.differences.join("; ")}.`
        : `“${other.name}”: no difference was noted.`,
    ),
  ];
  return told.length > 0 ? list(told) : [paragraph("This is the base scenario; it changes nothing in another.")];
}

function algorithms(scenario: Scenario): readonly Block[] {
  return [
    paragraph("The commissioning rules, in the order of their catalogue:"),
    ...list(rulesInWords(scenario)),
    ...list([
      "Referrals of each group are a Poisson process whose rate is constant within pieces of at most a month where it grows, follows months or follows the number of prisoners, each piece with the exact average of the rate.",
      "In the same minute: beds open or close, then departures with their refills, admissions, leaving the list, searches that widen, referrals and assessments; within each, first scheduled first.",
      "A closing bed closes when its patient leaves. Time in treatment that pressure speeds up is counted in the person's own clock, so that it is right however often pressure comes and goes.",
    ]),
  ];
}

function components(scenario: Scenario): readonly Block[] {
  const { groups, estate, onward, law } = scenario;
  const beds = estate.units.reduce((sum, unit) => sum + unit.beds, 0);
  const origins = [...new Set(groups.map(({ from }) => ORIGIN[from]))];
  const bases = [...new Set(groups.map(({ legalBasis }) => law[legalBasis].name))];
  const places = onward.map(({ name, places: number }) => `${name} (${counted(number, "place")})`);
  return [
    ...item(
      "2.5.1 Components: entities",
      paragraph(
        `People, in ${counted(groups.length, "group")}: ${someOf(groups.map(({ name }) => name))}. Each carries a section (${someOf(bases)} at first), a catchment, a service line, urgency, engagement, and the row of luck that was drawn for this person.`,
      ),
    ),
    ...item(
      "2.5.2 Components: activities",
      paragraph(
        "Notice, first assessment, second report, second opinion, warrant and transport, renewal of papers, stabilisation, treatment, consent, exit delay, and time away before coming back. Their durations are under 3.3.",
      ),
    ),
    ...item(
      "2.5.3 Components: resources",
      paragraph(
        `${counted(beds, "bed")} in ${counted(estate.units.length, "unit")} at the start${estate.spotPurchase.atMost > 0 ? `, ${counted(estate.spotPurchase.atMost, "bed")} at most to be bought elsewhere` : ""}${places.length > 0 ? `; after the estate ${someOf(places)}` : ""}. A bed is commissioned, open, held for an offer, or occupied. Staff are not modelled apart from the beds they keep open.`,
      ),
    ),
    ...item(
      "2.5.4 Components: queues",
      paragraph(
        `A waiting list for each catchment and service line (${counted(estate.catchments.length * estate.serviceLines.length, "list")}); the rules say who is next and which units a list may reach. People who are ready to leave wait in their beds. Lists have no limit.`,
      ),
    ),
    ...item(
      "2.5.5 Components: entry and exit points",
      paragraph(
        `People enter from ${listed(origins)}, or come back after a return or a discharge. They leave the model by another level of care, by being declined, from the list (court, release, recovery, death), or from a bed: to prison, to high or low security, to the community, or by death.`,
      ),
    ),
  ];
}
