import type { Reported } from "../reported.js";
import { appendices } from "./appendices.js";
import { bedsSection } from "./beds-section.js";
import { causesSection } from "./causes-section.js";
import { comparisonSection } from "./comparison-section.js";
import { costsSection } from "./costs-section.js";
import { flowSection } from "./flow-section.js";
import { occupancySection } from "./occupancy-section.js";
import type { Section } from "./parts.js";
import { returnsSection } from "./returns-section.js";
import { sensitivitySection } from "./sensitivity-section.js";
import { trustSection } from "./trust-section.js";
import { waitingSection } from "./waiting-section.js";

/** The report from the question to what it rests on; what was not computed is left out. */
export function sectionsOf(reported: Reported): readonly Section[] {
  const { beds, runs, comparisons, sensitivities } = reported;
  return [
    ...bedsSection(beds),
    ...comparisonSection(comparisons),
    ...waitingSection(runs),
    ...occupancySection(runs),
    ...flowSection(runs),
    ...causesSection(runs),
    ...returnsSection(runs),
    ...costsSection(runs),
    ...sensitivitySection(sensitivities),
    ...trustSection(reported),
    ...appendices(reported),
  ];
}
