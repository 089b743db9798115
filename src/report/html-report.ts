import type { PageScripts } from "./html/parts.js";
import type { Reported } from "./reported.js";

/** The report as one page of HTML that stands by itself; see `renderHtml`. The drawing library takes a fifth of a second to
 *  load, so it is loaded when there is something to draw.
 *  @param again scripts that run the study of the report again; without them nothing runs in the page */
export async function htmlReport(reported: Reported, again?: PageScripts): Promise<string> {
  const { renderHtml } = await import("./html/page.js");
  return renderHtml(reported, again);
}
