// Which scenarios the index holds, in its order, and what each is asked. What a scenario is about stands in its own file.

export const BASE = "england.yaml";

/** Seed and replications of every figure of the index. */
export const SEED = "2021";
export const REPLICATIONS = 20;

/** Metrics of the headline table, a column each. */
export const COLUMNS = [
  "beds.occupied",
  "bedWait.mean",
  "bedWait.within28",
  "transferTime.mean",
  "returns",
  "rehabilitated",
];

/** `tells`: metrics of the line of result. `of`: parts of the estate in which they are told instead of the whole. */
export const SCENARIOS = [
  { file: "discretionary.yaml", tells: [] },
  { file: "treat-and-return.yaml", tells: ["bedWait.mean", "rehabilitated"] },
  { file: "full-rehabilitation.yaml", tells: ["bedWait.mean", "rehabilitated"] },
  { file: "pressure.yaml", tells: ["bedWait.mean", "beds.occupied"] },
  { file: "selective-admission.yaml", tells: ["bedWait.mean", "declined"] },
  {
    file: "remand-first.yaml",
    tells: ["bedWait.mean"],
    of: [
      { scope: "group", name: "remand" },
      { scope: "group", name: "sentenced" },
    ],
  },
  {
    file: "longest-wait.yaml",
    tells: ["bedWait.mean"],
    of: [
      { scope: "group", name: "courtOrder" },
      { scope: "group", name: "remand" },
    ],
  },
  { file: "ring-fenced-prison-beds.yaml", tells: ["class.prison.wait", "class.other.wait"] },
  { file: "faster-step-down.yaml", tells: ["bedWait.mean", "bedWait.within28"] },
  { file: "out-of-area.yaml", tells: ["bedWait.mean", "outOfArea.bedDays", "cost.spot"] },
  { file: "growth-2035.yaml", tells: ["bedWait.mean", "waiting.mean"], of: [{ scope: "year", name: "2035" }] },
  { file: "close-a-ward.yaml", tells: ["bedWait.mean"], of: [{ scope: "catchment", name: "West Midlands" }] },
  { file: "open-in-phases.yaml", tells: ["bedWait.mean"], of: [{ scope: "year", name: "2035" }] },
  {
    file: "statutory-28-days.yaml",
    tells: ["transferTime.withinStandard", "stages.assessment.within", "stages.transfer.within"],
  },
  { file: "ten-percent-more-transfers.yaml", tells: ["bedWait.mean", "beds.occupied"] },
  { file: "halved-delays.yaml", tells: ["bedWait.mean", "beds.occupied"] },
  { file: "every-rule.yaml", tells: ["bedWait.mean", "bedWait.within28"] },
];

/** Shown beside them, but not against the baseline: an estate of its own. */
export const COLLABORATIVE = "collaborative-census.yaml";

/** What the arithmetic of section “Arithmetic and queue” says, in occupied beds; evidence of the project, section 4.4. */
export const ARITHMETIC = [
  {
    file: "full-rehabilitation.yaml",
    change: "Nobody is returned",
    beds: 411,
    how: "229 people a year × (930 − 275) days ÷ 365.25",
  },
  {
    file: "ten-percent-more-transfers.yaml",
    change: "A tenth more from prison",
    beds: 103,
    how: "a tenth of 1,033 beds that people from prison hold",
  },
  { file: "halved-delays.yaml", change: "Delays halved", beds: -207, how: "half of 15 % of 2,757 occupied beds" },
];
