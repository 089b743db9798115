import type { Result, TargetOutcome } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import type { Block } from "./document.js";
import { type Estimate, estimateInWords, estimateWithInterval } from "./estimates.js";
import { upperFirst } from "./first-letter.js";
import { boundInWords, targetInWords } from "./targets.js";

export const TARGET_VERDICTS: Readonly<Record<TargetOutcome["verdict"], string>> = {
  met: "met",
  missed: "missed",
  uncertain: "too close to call",
};

/** The answer of a run: whether its targets are met, or else how full the beds are and how long people wait. */
export function runAnswer(result: Result): readonly Block[] {
  const { targets } = result;
  if (targets.length === 0) return [{ kind: "answer", text: situation(result) }];
  const text = targets.length === 1 ? oneTarget(result, targets[0]) : manyTargets(targets);
  const answer: Block = { kind: "answer", text: `${text} ${situation(result)}` };
  return targets.length === 1 ? [answer] : [answer, targetTable(result)];
}

function oneTarget({ metrics }: Result, target: TargetOutcome): string {
  const found = metrics[target.metric];
  const { measure, title } = describeMetric(target.metric);
  const wanted = boundInWords(target, measure);
  if (found?.estimate === undefined) return `Nothing was there to measure for the target “${title}”, ${wanted}.`;
  const seen = `${title}: ${estimateInWords(found)}; wanted ${wanted}.`;
  if (target.verdict === "met") return `The target is met. ${seen}`;
  if (target.verdict === "missed") return `The target is missed. ${seen}`;
  return `These figures cannot tell whether the target is met. ${seen}`;
}

function manyTargets(targets: readonly TargetOutcome[]): string {
  const count = (verdict: TargetOutcome["verdict"]) => targets.filter((target) => target.verdict === verdict).length;
  const [met, missed, uncertain] = [count("met"), count("missed"), count("uncertain")];
  if (met === targets.length) return `All ${met} targets are met.`;
  if (missed === targets.length) return `All ${missed} targets are missed.`;
  const close = uncertain > 0 ? `, ${uncertain} too close to call` : "";
  return `Of ${targets.length} targets ${met} ${met === 1 ? "is" : "are"} met, ${missed} missed${close}.`;
}

function targetTable({ metrics, targets }: Result): Block {
  const rows = targets.map((target) => {
    return [targetInWords(target), estimateWithInterval(metrics[target.metric]), TARGET_VERDICTS[target.verdict]];
  });
  const columns = [
    { title: "Target", align: "left" as const },
    { title: "Estimate (95 % interval)", align: "right" as const },
    { title: "Verdict", align: "left" as const },
  ];
  return { kind: "table", table: { columns, rows } };
}

/** How full the beds are and how long people wait, but for what a single target has said already. */
function situation({ metrics, targets }: Result): string {
  const said = targets.length === 1 ? targets[0].metric : undefined;
  const parts = [
    inSentence(metrics["occupancy.mean"], (words) => `occupancy is ${words}`),
    inSentence(metrics["bedWait.mean"], (words) => `people wait ${words} for a bed on average`),
    said === "bedWait.within28"
      ? undefined
      : inSentence(metrics["bedWait.within28"], (words) => `${words} are offered one within 28 days`),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return "Nobody was admitted and no bed was open, so there is nothing to report.";
  const text = parts.join("; ");
  return `${upperFirst(text)}.`;
}

function inSentence(estimate: Estimate | undefined, phrase: (words: string) => string): string | undefined {
  return estimate?.estimate === undefined ? undefined : phrase(estimateInWords(estimate));
}
