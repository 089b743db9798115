import { type Interval, studentTQuantile } from "../stats/index.js";
import type { PoolTheory, Standing, Theory } from "./theory-result.js";

/** Chance that a study in which nothing is wrong warns at all, for exact values; less for bounds. */
const FALSE_ALARMS = 1e-3;
/** How far a start that is nearly forgotten may still move a figure. */
const NEAR = 0.01;

interface Check {
  readonly pool: string;
  readonly what: string;
  readonly unit: string;
  readonly simulated: Interval;
  readonly theory: number;
  readonly standing: Standing;
}

/** A sentence for every figure that lies beyond what theory allows it. Formulas that are only benchmarks warn of nothing. */
export function theoryWarnings({ pools, whole }: Theory): readonly string[] {
  const checks = [...pools, ...(pools.length > 1 ? [whole] : [])].flatMap(checksOf);
  const binding = checks.filter(({ standing }) => standing !== "benchmark");
  return binding.filter((check) => disagrees(check, FALSE_ALARMS / binding.length)).map(inWords);
}

function checksOf({ pool, used, waits }: PoolTheory): readonly Check[] {
  const { theory } = waits;
  return [
    ...(used.theory === undefined || used.standing === undefined
      ? []
      : [
          {
            pool,
            what: "Beds in use or held",
            unit: "",
            simulated: used.simulated,
            theory: used.theory,
            standing: used.standing,
          },
        ]),
    ...(theory === undefined
      ? []
      : [
          {
            pool,
            what: "The share who wait",
            unit: "",
            simulated: waits.simulated,
            theory: theory.any,
            standing: theory.standing,
          },
          {
            pool,
            what: "The mean wait",
            unit: " days",
            simulated: waits.mean,
            theory: theory.mean,
            standing: theory.standing,
          },
        ]),
  ];
}

function disagrees({ simulated, theory, standing }: Check, alpha: number): boolean {
  const { estimate, low, high, level, n } = simulated;
  if (estimate === undefined || low === undefined || high === undefined || n < 2) return false;
  const error = (high - low) / 2 / studentTQuantile((1 + level) / 2, n - 1);
  const allowed = studentTQuantile(1 - alpha / 2, n - 1) * error + NEAR * theory;
  return estimate - theory > allowed || (standing === "exact" && theory - estimate > allowed);
}

function inWords({ pool, what, unit, simulated, theory, standing }: Check): string {
  const say = (value: number | undefined) => Number((value ?? Number.NaN).toPrecision(3));
  const bound =
    standing === "exact" ? `theory says ${say(theory)}${unit}` : `theory allows at most ${say(theory)}${unit}`;
  return `${pool}: simulation and theory disagree by more than chance explains. ${what}: ${say(simulated.estimate)}${unit} simulated (${say(simulated.low)} to ${say(simulated.high)}), ${bound}. Look at the scenario before you use its figures; a start that is not forgotten can do this.`;
}
