import type { Reported } from "./reported.js";

/** A section of the report, for a page of somebody else's. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** The section without its title, as HTML that runs nothing; drawn when it is asked for. */
  markup(): string;
}

/** The sections of the report on one page, one by one: what `htmlReport` puts below each other. */
export async function reportSections(reported: Reported): Promise<readonly ReportSection[]> {
  const { sectionsInMarkup } = await import("./html/page.js");
  return sectionsInMarkup(reported);
}
