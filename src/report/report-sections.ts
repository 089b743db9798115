import type { ReportSection } from "./html/parts.js";
import type { Reported } from "./reported.js";

/** The sections of the report on one page, one by one: what `htmlReport` puts below each other. */
export async function reportSections(reported: Reported): Promise<readonly ReportSection[]> {
  const { sectionsInMarkup } = await import("./html/page.js");
  return sectionsInMarkup(reported);
}
