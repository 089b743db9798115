// Covers: fitting unknowns to published figures, what they cannot tell apart, a figure held back, the fitted file.
// Scenario: a ward with beds for everybody. The figures are made up from 50 people a year who stay 100 days, so that the
// right answer is known: 50 × 100 ÷ 365.25 = 13.7 beds.
import { calibrate, figureAt, METRIC_FACTS, readPublishedFigures, readVariation, writeFigures } from "securebeds";

const ward = `format: securebeds/scenario@1
name: A ward
seed: 6
study: { run: 3 years, warmUp: 1 year, followUp: 0, replications: 12 }
atStart: empty
estate: { units: { ward: { beds: 100 } } }
demand: { court: { from: court, perYear: { value: 80, from: 25, to: 100 } } } # somebody's guess
stays: { rehabilitate: { exponential: { mean: { value: 60, from: 30, to: 200 } } } } # and another
`;
const source = { name: "ward.yaml", text: ward };
const unknowns = ["demand.court.perYear", "stays.rehabilitate.exponential.mean"].map((path) => figureAt(source, path));

const admissions = "{ metric: admissions, value: 50, standardError: 2, source: made up, label: assumed, use: fit }";
const occupied =
  "{ metric: beds.occupied, value: 13.7, standardError: 0.5, source: made up, label: assumed, use: fit }";
const heldBack =
  "{ metric: stay.mean, value: 100 days, standardError: 5, source: made up, label: assumed, use: validate }";

async function fitTo(...targets) {
  const text = `format: securebeds/targets@1\nname: Made up\ntargets: [${targets.join(", ")}]\n`;
  const figures = readPublishedFigures({ name: "figures.yaml", text, metrics: METRIC_FACTS });
  return calibrate(readVariation(source), unknowns, figures);
}

console.log("Fitted to admissions and occupied beds:");
const { fit, validation } = await fitTo(admissions, occupied, heldBack);
for (const { path, start, value, standardError } of fit.parameters) {
  console.log(
    `  ${path}: ${start} in the file, ${value.toFixed(1)} fitted, standard error ${standardError.toFixed(1)}`,
  );
}
const [{ metric, simulated, z }] = validation;
console.log(
  `  held back: ${metric} ${simulated.estimate.toFixed(0)} days, ${z.toFixed(1)} standard errors from what is published`,
);

console.log("Fitted to occupied beds alone:");
const blind = await fitTo(occupied);
for (const { kind, paths } of blind.fit.tradeOffs) console.log(`  only the ${kind} is known of ${paths.join(" and ")}`);

console.log("The file, with the fitted values; comments stay:");
console.log(writeFigures(ward, fit.parameters).split("\n").slice(6, 8).join("\n"));
