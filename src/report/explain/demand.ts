import { type ExpectedDemand, expectedDemand } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import type { Block, Column } from "../document.js";
import { distributionInWords } from "../durations.js";
import { percent } from "../estimates.js";
import { aboutNumber, givenNumber, listed, someOf } from "../numbers.js";
import { type Group, type Step, sharesInWords } from "./by-group.js";
import { DISPOSAL, ENGAGEMENT, ORIGIN, URGENCY } from "./vocabulary.js";

const COLUMNS: readonly Column[] = [
  { title: "Group", align: "left" },
  { title: "From", align: "left" },
  { title: "Held under", align: "left" },
  { title: "People a year", align: "right" },
  { title: "First year → last", align: "right" },
];

/** Clocks that the law has set running. */
export const LEGAL_STEPS: readonly Step[] = [
  { what: "need found → court date", of: ({ toCourt }) => toCourt },
  { what: "interim order → next court date", of: ({ toNextCourt }) => toNextCourt },
  { what: "need found, or custodial sentence → release date", of: ({ toRelease }) => toRelease },
];

/** Who asks for a bed: from where, how many, under which law, and what the law has set running for them. */
export function demandExplained(scenario: Scenario): readonly Block[] {
  const { groups, law } = scenario;
  if (groups.length === 0) return [];
  const expected = expectedDemand(scenario);
  const total = expected.reduce((sum, { average }) => sum + average, 0);
  const rows = groups.map(({ name, from, legalBasis }, group) => {
    const { average, first, last } = expected[group];
    const { name: section, title } = law[legalBasis];
    const moves = isSteady(expected[group]) ? "steady" : `${aboutNumber(first)} → ${aboutNumber(last)}`;
    return [name, ORIGIN[from], `${section} (${title})`, aboutNumber(average), moves];
  });
  return [
    { kind: "heading", text: "Who asks for a bed" },
    {
      kind: "paragraph",
      text: `About ${aboutNumber(total)} people a year are found to be in need, on average over the measured years. Who comes when is left to chance (a Poisson process for each group).`,
    },
    { kind: "table", table: { columns: COLUMNS, rows } },
    { kind: "list", items: groups.map((group) => `${group.name}: ${listedSentences(aboutGroup(group, scenario))}`) },
  ];
}

function isSteady({ first, last }: ExpectedDemand): boolean {
  return Math.abs(first - last) <= 1e-3 * Math.max(first, last);
}

function listedSentences(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}.`).join(" ");
}

function aboutGroup(group: Group, { estate, law }: Scenario): readonly string[] {
  const { mix, toCourt, toNextCourt, toRelease, indeterminate, disposals, legalBasis } = group;
  const lines = mix.serviceLine.map((share, line) => ({ share, name: estate.serviceLines[line] }));
  const taken = lines.filter(({ share }) => share > 0);
  const clock = law[legalBasis].clock;
  return [
    numbers(group),
    ...(taken.length > 1 ? [listed(taken.map(({ name, share }) => `${percent(share)} ${name}`))] : []),
    ...catchments(group, estate),
    ...(mix.urgency.length > 1 || mix.urgency[0]?.name !== "routine"
      ? [`Urgency: ${sharesInWords(mix.urgency, URGENCY)}`]
      : []),
    ...(mix.engagement.length > 1 ? [`${sharesInWords(mix.engagement, ENGAGEMENT)}`] : []),
    ...(toCourt === undefined ? [] : [`Court date after the need is found: ${distributionInWords(toCourt)}`]),
    ...(disposals.length === 0 ? [] : [`The court decides: ${sharesInWords(disposals, DISPOSAL)}`]),
    ...(toNextCourt === undefined
      ? []
      : [`From an interim order to the next court date: ${distributionInWords(toNextCourt)}`]),
    ...(toRelease === undefined
      ? []
      : [
          `Release date after ${clock === "court" ? "a custodial sentence" : "the need is found"}: ${distributionInWords(toRelease)}${indeterminate > 0 ? `; ${percent(indeterminate)} have none` : ""}`,
        ]),
  ];
}

/** As the file writes it: what the table works out from it is an average. */
function numbers({ referrals }: Group): string {
  const { perYear, per1000Prisoners, population, growth, months, changes } = referrals;
  const rate =
    perYear === undefined
      ? `${givenNumber(per1000Prisoners ?? 0)} people a year for every 1,000 prisoners`
      : `${givenNumber(perYear)} people a year`;
  const prisoners = (population ?? []).map(({ on, people }) => `${givenNumber(people)} on ${on}`);
  const grows = growth === 0 ? [] : [`${growth > 0 ? "growing" : "falling"} ${percent(Math.abs(growth))} a year`];
  const steps = changes.map(({ on, perYear: then }) => `${givenNumber(then)} a year from ${on}`);
  return [
    rate,
    ...(prisoners.length > 0 ? [`of whom there are ${someOf(prisoners)}`] : []),
    ...grows,
    ...(steps.length > 0 ? [someOf(steps)] : []),
    ...(months === undefined ? [] : ["more in some months than in others"]),
  ].join(", ");
}

/** Where people belong, unless that follows the weights of the catchments. */
function catchments({ mix }: Group, { catchments: all }: Scenario["estate"]): readonly string[] {
  if (all.length === 1) return [];
  const total = all.reduce((sum, { population }) => sum + population, 0);
  const follows = all.every(({ population }, i) => Math.abs(mix.catchment[i] - population / total) < 1e-9);
  if (follows) return [];
  const named = all.map(({ name }, i) => ({ name, share: mix.catchment[i] })).filter(({ share }) => share > 0);
  return [`Belonging to ${someOf(named.map(({ name, share }) => `${name} (${percent(share)})`))}`];
}
