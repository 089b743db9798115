import type { Calibration } from "../experiment/index.js";
import { calibrationAnswer, tradeOffInWords } from "./calibration-answer.js";
import type { Block, Column, Detail, Document } from "./document.js";
import { estimateText, givenInWords, withoutInterval } from "./estimates.js";
import { ABSENT, counted, decimalsForTwoDigits, formatNumber } from "./numbers.js";
import { programOf } from "./program.js";
import { caveats, titled } from "./provenance.js";

type Outcome = Calibration["validation"][number];

/** A fit, for people: the answer, the unknowns, each figure, what was held back, what the figures do not tell, how it was found. */
export function calibrationReport(found: Calibration, detail: Detail): Document {
  const { fit, validation } = found;
  return {
    title: found.scenario.name,
    blocks: [
      { kind: "answer", text: calibrationAnswer(found) },
      { kind: "heading", text: "The unknowns" },
      parameterTable(found),
      { kind: "heading", text: "Figures fitted to" },
      figureTable(fit.figures, detail),
      ...heldBack(validation, detail),
      { kind: "heading", text: "What the figures tell" },
      { kind: "list", items: identifiability(found) },
      ...answerTable(found),
      { kind: "heading", text: "How this was found" },
      { kind: "list", items: method(found) },
      ...(detail === "full" ? titled("Sources", [...fit.figures, ...validation].map(sourceOf)) : []),
      ...titled("Rules", detail === "full" ? found.rules : []),
      ...caveats([...doubts(found), ...found.warnings]),
    ],
  };
}

function plain(value: number): string {
  return formatNumber(value, decimalsForTwoDigits(value / 10, 4));
}

function parameterTable({ fit: { parameters } }: Calibration): Block {
  const columns: Column[] = [
    { title: "Unknown", align: "left" },
    { title: "In the file", align: "right" },
    { title: "Fitted", align: "right" },
    { title: "Standard error", align: "right" },
    { title: "Allowed", align: "right" },
  ];
  const rows = parameters.map(({ path, start, value, standardError, low, high, isOnBound }) => [
    path,
    plain(start),
    `${plain(value)}${isOnBound ? " (on its bound)" : ""}`,
    standardError === undefined ? "not known" : formatNumber(standardError, decimalsForTwoDigits(standardError, 5)),
    `${plain(low)} to ${plain(high)}`,
  ]);
  return { kind: "table", table: { columns, rows } };
}

function figureTable(outcomes: readonly Outcome[], detail: Detail): Block {
  const columns: Column[] = [
    { title: "Figure", align: "left" },
    { title: "Published", align: "right" },
    { title: "± error", align: "right" },
    { title: "Simulated", align: "right" },
    { title: "z", align: "right" },
    ...(detail === "full" ? [{ title: "Label", align: "left" } as const] : []),
  ];
  const rows = outcomes.map(({ title, of, measure, value, standardError, simulated, z, label }) => [
    of === undefined ? title : `${title}, ${of.name}`,
    givenInWords(value, measure),
    withoutInterval(standardError, measure),
    estimateText(simulated),
    z === undefined ? ABSENT : formatNumber(z, 1),
    ...(detail === "full" ? [label] : []),
  ]);
  return { kind: "table", table: { columns, rows } };
}

function heldBack(validation: readonly Outcome[], detail: Detail): readonly Block[] {
  if (validation.length === 0) return [];
  return [{ kind: "heading", text: "Figures held back, which the fit never saw" }, figureTable(validation, detail)];
}

function sourceOf({ title, source, label, use }: Outcome): string {
  return `${title} (${use}): ${source}, ${label}`;
}

function identifiability({ fit }: Calibration): readonly string[] {
  const { condition, tradeOffs, parameters, directions } = fit;
  const told = tradeOffs.length === 0 ? ["Every unknown is told by these figures."] : tradeOffs.map(tradeOffInWords);
  const worst = directions[directions.length - 1];
  const moves = (worst?.shares ?? [])
    .map((share, i) => ({ share, path: parameters[i].path }))
    .filter(({ share }) => Math.abs(share) >= 0.2)
    .map(({ share, path }) => `${path} ${share < 0 ? "down" : "up"}`);
  return [
    ...told,
    ...(moves.length > 1 ? [`Least well known: ${moves.join(", ")} together.`] : []),
    `Condition number ${Number.isFinite(condition) ? formatNumber(condition, condition < 10 ? 1 : 0) : "infinite"} (largest ÷ smallest eigenvalue of the Fisher matrix, in units of the bounds; beyond some thousands a fit hangs on little).`,
  ];
}

function answerTable({ fit: { answers } }: Calibration): readonly Block[] {
  if (answers.length === 0) return [];
  const columns: Column[] = [
    { title: "Answer", align: "left" },
    { title: "Best fit", align: "right" },
    { title: "Over fits as good", align: "right" },
  ];
  const rows = answers.map(({ of, best, low, high }) => [
    of === undefined ? best.title : `${best.title}, ${of.name}`,
    estimateText(best),
    `${withoutInterval(low, best.measure)} to ${withoutInterval(high, best.measure)}`,
  ]);
  return [
    { kind: "heading", text: "What the answer could be" },
    { kind: "table", table: { columns, rows } },
    {
      kind: "paragraph",
      text: "“Over fits as good” is the range over values of the unknowns whose chi-square is at most 3.84 above the least (95 %), looked for along the directions in which the fit is worst known.",
    },
  ];
}

function method({ fit, replications, seed, scenario, ...program }: Calibration): readonly string[] {
  const search = fit.converged ? "" : " The search was ended before nothing better was to be found.";
  return [
    `Least squares within the bounds (Levenberg and Marquardt) on means of ${counted(replications, "replication")}, the same luck at each of ${counted(fit.points, "point")}; differences are counted in standard errors of figure and simulation together.${search}`,
    `Seed ${seed}. Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; ${programOf(program)}.`,
    `The same scenario: ${fit.settings.map(({ path, value }) => `--set ${path}=${value}`).join(" ")}`,
  ];
}

function doubts({ fit }: Calibration): readonly string[] {
  const bound = fit.parameters.filter(({ isOnBound }) => isOnBound).map(({ path }) => path);
  return [
    ...(bound.length > 0
      ? [
          `On the bound of what was allowed: ${bound.join(", ")}. The figures would have it further; its standard error is that of a value inside.`,
        ]
      : []),
    ...(fit.p !== undefined && fit.p < 0.05
      ? [
          "The scenario cannot be right in every respect: with these bounds it does not reproduce the figures within their errors.",
        ]
      : []),
    "Standard errors and ranges cover the sampling errors of the figures, not what the scenario leaves out.",
  ];
}
