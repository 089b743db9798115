import type { ScenarioFile } from "../../../src/scenario/index.js";
import { COUNTS } from "../chain-study.js";
import { birthDeath, windowVariance } from "../exact/birth-death.js";
import { sumBeyond, sumExcess } from "../exact/steps.js";
import { DAYS_PER_YEAR, exponential, queueFile, type Row, type TheoryCase } from "../theory-case.js";
import { flow } from "./loss-with.js";

type Group = ScenarioFile["demand"][string];

interface Free {
  readonly name: string;
  readonly perDay: number;
  /** Share of people who are admitted. */
  readonly admitted: number;
  readonly group: Partial<Group>;
  readonly rules: object;
  readonly rows: readonly Row[];
}

const BEDS = 150;
const STAY = 25;
const REPLICATIONS = 40;
const PEOPLE = 90_000;

/** Nobody waits: people are on their own, and those who are admitted are a Poisson process again. */
function free({ name, perDay, admitted, group, rules, rows }: Free): TheoryCase {
  const run = Math.ceil(PEOPLE / perDay / REPLICATIONS);
  const chain = birthDeath(
    BEDS,
    () => perDay * admitted,
    (n) => n / STAY,
  );
  const all = (stretch: number): Group => ({
    from: "prison",
    legalBasis: "s47/49",
    perYear: perDay * DAYS_PER_YEAR,
    stays: { rehabilitate: exponential(STAY * stretch) },
    exits: { destinations: { lowSecure: 1 } },
    ...group,
  });
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const more = { rules } as Partial<ScenarioFile>;
      return queueFile({ name, beds: BEDS, warmUp: 500, run, demand: { all: all(stretch) }, more });
    },
    rows: [
      {
        metric: "beds.occupied",
        exact: perDay * admitted * STAY,
        variance: windowVariance(chain, (n) => n, run),
        atMost: 0.02,
        why: "the relative variance is 2 ÷ people",
      },
      ...rows,
    ],
  };
}

/** Who engages and has long to serve is accepted; the second opinion is asked by all who are not. */
function selective(secondOpinion: "allowed" | "refused"): TheoryCase {
  const perDay = 2;
  const byEngagement = 0.6 * 1 + 0.3 * 0.5 + 0.1 * 0.2;
  const short = 1 - Math.exp(-180 / 200);
  const first = 0.9 * byEngagement * (1 - short + 0.3 * short);
  const admitted = secondOpinion === "allowed" ? first + (1 - first) * 0.4 : first;
  return free({
    name: `selective access, second opinion ${secondOpinion}`,
    perDay,
    admitted,
    group: {
      toRelease: exponential(200),
      mix: { engagement: { engaging: 0.6, notEngaging: 0.3, tooHighRisk: 0.1 } },
      access: { accepted: 0.9, acceptedOnSecondOpinion: 0.4 },
    },
    rules: {
      access: {
        selective: {
          accepts: { engaging: 1, notEngaging: 0.5, tooHighRisk: 0.2 },
          shortSentence: { below: 180, accepts: 0.3 },
          secondOpinion,
        },
      },
    },
    rows: [flow("accepted", perDay * admitted), flow("declined", perDay * (1 - admitted))],
  });
}

/** Two stages and one standard, measured from the referral. */
function stages(): TheoryCase {
  const [perDay, assessment, report, papers] = [2, 10, 6, 5];
  const within = (days: number) => 1 - sumBeyond(assessment, report, days - papers);
  const atMost = 0.02;
  return free({
    name: "two stages of fourteen days",
    perDay,
    admitted: 1,
    group: {
      access: {
        notice: exponential(7),
        firstAssessment: exponential(assessment),
        secondReport: exponential(report),
        warrant: papers,
      },
    },
    rules: { clock: { startsAt: "referred", standard: 28, stages: { assessment: 14, transfer: 14 } } },
    rows: [
      { metric: "transferTime.mean", exact: assessment + report + papers },
      { metric: "transferTime.within28", exact: within(28), atMost, why: COUNTS },
      { metric: "stages.assessment.within", exact: 1 - Math.exp(-14 / assessment), atMost, why: COUNTS },
      { metric: "stages.transfer.within", exact: 1 - Math.exp(-(14 - papers) / report), atMost, why: COUNTS },
      { ...flow("breaches", perDay * (1 - within(28))), atMost: 0.08 },
      { ...flow("breachDays", perDay * sumExcess(assessment, report, 28 - papers)), atMost: 0.1 },
    ],
  });
}

/** The time that a second opinion takes is left out, or not. */
function excluding(excludes: readonly string[]): TheoryCase {
  const second = (0.5 * 0.6) / (0.5 + 0.5 * 0.6);
  const left = excludes.length > 0;
  return free({
    name: `second opinion ${left ? "left out" : "counted"}`,
    perDay: 2,
    admitted: 0.8,
    group: {
      access: {
        firstAssessment: exponential(8),
        accepted: 0.5,
        acceptedOnSecondOpinion: 0.6,
        secondOpinion: { uniform: { from: 10, to: 30 } },
      },
    },
    rules: { clock: { startsAt: "referred", excludes } },
    rows: [
      { metric: "transferTime.mean", exact: 8 + (left ? 0 : 20 * second), atMost: 0.015, why: COUNTS },
      flow("declined", 2 * 0.2),
    ],
  });
}

/** People on a list that no bed serves are there on their own: M/M/∞. Reports last forty days, and new ones take fifteen; the
 *  days without valid ones are days of papers. */
function staleReports(): TheoryCase {
  const name = "stale reports on a list without beds";
  const [perDay, stays, valid, renewal] = [1, 50, 40, 15];
  const run = Math.ceil(PEOPLE / perDay / REPLICATIONS);
  const beyond = (t: number) => Math.exp(-t / stays);
  const stale = (stays * (beyond(valid) - beyond(valid + renewal))) / (1 - beyond(valid + renewal));
  const chain = birthDeath(
    200,
    () => perDay,
    (n) => n / stays,
  );
  const group: Group = {
    from: "court",
    perYear: perDay * DAYS_PER_YEAR,
    stays: { rehabilitate: 1 },
    access: { recovery: exponential(stays), reportsValid: valid, renewal },
  };
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const access = { ...group.access, recovery: exponential(stays * stretch) };
      return queueFile({ name, beds: 0, warmUp: 600, run, demand: { all: { ...group, access } } });
    },
    rows: [
      {
        metric: "waiting.mean",
        exact: perDay * stays,
        variance: windowVariance(chain, (n) => n, run),
        atMost: 0.02,
        why: "the relative variance is 2 ÷ people",
      },
      { ...flow("waitingCause.papers", perDay * stale), atMost: 0.02 },
      flow("leftUntreated.recovered", perDay),
    ],
  };
}

export const ACCESS: readonly TheoryCase[] = [
  selective("allowed"),
  selective("refused"),
  stages(),
  excluding([]),
  excluding(["secondOpinion"]),
  staleReports(),
];
