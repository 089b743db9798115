import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { chosenLength } from "../durations.js";
import { percent } from "../estimates.js";
import { alike, durationsTable, forWhom, type Group, type Step, sharesInWords, unlessAtOnce } from "./by-group.js";
import { LEVEL } from "./vocabulary.js";

const needsMedium = ({ access }: Group) => access.levels.some(({ name, share }) => name === "medium" && share > 0);
const asksAgain = ({ access }: Group) => access.accepted < 1 && access.acceptedOnSecondOpinion > 0;

export const WAY_STEPS: readonly Step[] = [
  { what: "need found → referral", of: ({ access }) => access.notice },
  { what: "referral → first assessment", of: ({ access }) => access.firstAssessment },
  { what: "first assessment → second report and level of care", of: ({ access }) => access.secondReport },
  { what: "declined → second opinion", of: (group) => (asksAgain(group) ? group.access.secondOpinion : undefined) },
  { what: "bed offered → warrant", of: (group) => (needsMedium(group) ? group.access.warrant : undefined) },
  {
    what: "warrant → arrival",
    of: (group) => (needsMedium(group) ? unlessAtOnce(group.access.transport) : undefined),
  },
  {
    what: "warrant that has run out → a new one",
    of: ({ access }) => (access.warrantValid === undefined ? undefined : access.reissue),
  },
  {
    what: "reports too old → new ones",
    of: ({ access }) => (access.reportsValid === undefined ? undefined : access.renewal),
  },
  ...(["picu", "low", "high", "other"] as const).map(
    (level): Step => ({
      what: `second report → ${LEVEL[level]}`,
      of: ({ access }) => access.elsewhere[level],
    }),
  ),
];

export const LIST_STEPS: readonly Step[] = [
  { what: "no longer in need", of: ({ access }) => access.recovery },
  { what: "most urgent", of: ({ access }) => access.escalation },
  { what: "death", of: ({ access }) => access.death },
];

/** What happens before the bed: notice, assessments, acceptance, warrant, and what may end the wait. */
export function wayExplained({ groups }: Scenario): readonly Block[] {
  const clocks = durationsTable(groups, LIST_STEPS, "On the list → …, if nothing comes first");
  return [
    { kind: "heading", text: "The way to the bed" },
    ...durationsTable(groups, WAY_STEPS),
    {
      kind: "paragraph",
      text: "The wait for a bed itself is nowhere written: the queue makes it, and it comes on top, between acceptance and offer. Waits for other levels of care are put in as they are: other services have their own queues.",
    },
    { kind: "list", items: [...levels(groups), ...acceptance(groups), ...papers(groups)] },
    ...clocks,
  ];
}

function levels(groups: readonly Group[]): readonly string[] {
  const all = alike(groups, ({ access }) => access.levels);
  return all.map(({ who, value }) => forWhom(who, `the reports find a need of ${sharesInWords(value, LEVEL)}`));
}

function acceptance(groups: readonly Group[]): readonly string[] {
  const medium = groups.filter(needsMedium);
  const all = alike(medium, (group) => ({
    accepted: group.access.accepted,
    later: asksAgain(group) ? group.access.acceptedOnSecondOpinion : 0,
  }));
  return all.map(({ who, value: { accepted, later } }) => {
    const again =
      later > 0 ? `, and of those declined ${percent(later)} by a second opinion, where one may be asked for` : "";
    const whom = who === "everybody" && medium.length < groups.length ? "all who may need medium security" : who;
    return forWhom(whom, `of those who need medium security, ${percent(accepted)} are accepted${again}`);
  });
}

function papers(groups: readonly Group[]): readonly string[] {
  const lasts = (what: string, of: (group: Group) => number | undefined) =>
    alike(groups, of).map(({ who, value }) => forWhom(who, `${what} for ${chosenLength(value)}`));
  return [
    ...lasts("a warrant lasts", ({ access }) => access.warrantValid),
    ...lasts("reports last", ({ access }) => access.reportsValid),
  ];
}
