import type { Document } from "../document.js";
import { data } from "./data.js";
import { experimentation } from "./experimentation.js";
import { implementation } from "./implementation.js";
import { paragraph } from "./item.js";
import { logic } from "./logic.js";
import { objectives } from "./objectives.js";
import type { StressOf } from "./subject.js";

/** The STRESS-DES checklist, every item filled in from the scenario, the model and the run. What no program can know is taken
 *  from `report:` in the file, or marked as to be written there.
 *  @source Monks, Currie, Onggo, Robinson, Kunc, Taylor 2019, Journal of Simulation 13(1):55–67 */
export function stressDes(of: StressOf): Document {
  return {
    title: `${of.scenario.name}: STRESS-DES`,
    blocks: [
      paragraph(
        "How this simulation study was done, item by item of the STRESS-DES checklist (Monks et al. 2019, Strengthening the reporting of empirical simulation studies, Journal of Simulation 13(1):55–67).",
      ),
      ...objectives(of),
      ...logic(of),
      ...data(of.scenario),
      ...experimentation(of),
      ...implementation(of),
    ],
  };
}
