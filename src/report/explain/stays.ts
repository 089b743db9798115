import type { Scenario } from "../../scenario/index.js";
import type { Block } from "../document.js";
import { percent } from "../estimates.js";
import { givenNumber } from "../numbers.js";
import { alike, durationsTable, forWhom, type Group, type Step, sharesInWords, unlessAtOnce } from "./by-group.js";
import { DESTINATION } from "./vocabulary.js";

export const STAY_STEPS: readonly Step[] = [
  { what: "admission → plan", of: ({ stays }) => unlessAtOnce(stays.stabilise) },
  {
    what: "plan “treat and return” → ready to leave",
    of: ({ stays, from }) => (from === "prison" ? stays.byPlan.treatAndReturn : undefined),
  },
  { what: "plan “rehabilitate” → ready to leave", of: ({ stays }) => stays.byPlan.rehabilitate },
  { what: "admission → death, if nothing comes first", of: ({ stays }) => stays.death },
];

export const LEAVING_STEPS: readonly Step[] = [
  ...(["prison", "highSecure", "lowSecure", "community"] as const).map(
    (to): Step => ({
      what: `ready to leave → ${DESTINATION[to]}`,
      of: ({ exits, from }) => (to === "prison" && from !== "prison" ? undefined : exits.delay[to]),
    }),
  ),
  { what: "before that, consent where the law asks for it", of: ({ exits }) => unlessAtOnce(exits.consent) },
];

/** How long treatment takes, by plan. */
export function staysExplained({ groups }: Scenario): readonly Block[] {
  const tribunals = alike(groups, ({ stays }) => stays.dischargedByTribunal || undefined);
  return [
    { kind: "heading", text: "How long they stay" },
    {
      kind: "paragraph",
      text: "Treatment alone; the wait for somewhere to go comes on top. Who has which plan is said by the rules.",
    },
    ...durationsTable(groups, STAY_STEPS),
    ...listOf(
      tribunals.map(({ who, value }) =>
        forWhom(who, `a tribunal that may discharge does so in ${percent(value)} of cases`),
      ),
    ),
  ];
}

/** Where people go, how long they wait for it in the bed, and how they come back. */
export function leavingExplained({ groups }: Scenario): readonly Block[] {
  const destinations = alike(groups, ({ exits }) => exits.destinations);
  return [
    { kind: "heading", text: "Where they go, and how they come back" },
    ...durationsTable(groups, LEAVING_STEPS),
    {
      kind: "list",
      items: [
        ...destinations.map(({ who, value }) =>
          forWhom(who, `after rehabilitation ${sharesInWords(value, DESTINATION)}, as far as the law lets them`),
        ),
        ...comingBack(groups),
      ],
    },
    ...durationsTable(groups, BACK_STEPS),
  ];
}

export const BACK_STEPS: readonly Step[] = [
  {
    what: "return to prison → a new need",
    of: ({ after: { returned }, from }) => (from === "prison" && returned.share > 0 ? returned.after : undefined),
  },
  {
    what: "discharge → a new need",
    of: ({ after: { discharged } }) => (discharged.share > 0 ? discharged.after : undefined),
  },
];

function comingBack(groups: readonly Group[]): readonly string[] {
  const returned = alike(groups, ({ from, after }) => (from === "prison" ? told(after.returned) : undefined));
  const discharged = alike(groups, ({ after }) => told(after.discharged));
  return [
    ...returned.map(({ who, value }) => forWhom(who, `of people returned to prison, ${back(value)}`)),
    ...discharged.map(({ who, value }) => forWhom(who, `of people discharged, ${back(value)}`)),
  ];
}

type ComingBack = Group["after"]["returned"];

/** Without the time, which a table tells. */
function told({ share, accepted, soonerIfNotEngaging }: ComingBack) {
  return share > 0 ? { share, accepted, sooner: soonerIfNotEngaging } : { share };
}

function back({ share, accepted = 1, sooner = 1 }: ReturnType<typeof told>): string {
  if (share === 0) return "nobody comes back";
  const often = share === 1 ? "everybody would come back in the end" : `${percent(share)} would come back in the end`;
  const quicker =
    sooner === 1 ? "" : `; ${givenNumber(sooner)} times as soon after a return for not engaging or too high a risk`;
  return `${often}, if nothing such as release ends it first${quicker}; ${percent(accepted)} of those who ask again are accepted`;
}

function listOf(items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
