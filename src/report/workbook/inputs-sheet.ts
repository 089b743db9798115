import { type Reported, scenariosOf } from "../reported.js";
import { name, number, text } from "./cells.js";
import { column, type Sheet } from "./sheet.js";

/** Every figure of which a scenario says where it comes from. */
export function inputsSheet(reported: Reported): Sheet {
  return {
    name: "Inputs",
    frozen: 2,
    columns: [
      column("Scenario", 26),
      column("Where in the file", 44),
      column("Value as written", 34),
      column("Range from", 12),
      column("Range to", 12),
      column("Label", 12),
      column("Source", 80),
    ],
    rows: scenariosOf(reported).flatMap((scenario) =>
      scenario.sources.map(({ path, written, from, to, label, source }) => [
        name(scenario.name),
        name(path),
        text(written),
        number(from, "General"),
        number(to, "General"),
        text(label),
        text(source),
      ]),
    ),
  };
}
