import type { Subject } from "./subject.js";
import { checkDemand } from "./validate-demand.js";
import { checkEstate } from "./validate-estate.js";
import { checkLaw, checkRules } from "./validate-rules.js";
import { checkSize } from "./validate-size.js";
import { checkStudy } from "./validate-study.js";

/** Checks what only shows when parts are seen together. Notes every mistake; a part that is wrong in itself is not blamed
 *  twice. */
export function validate(subject: Subject): void {
  checkEstate(subject);
  checkLaw(subject);
  checkRules(subject);
  checkDemand(subject);
  checkStudy(subject);
  checkSize(subject);
}
