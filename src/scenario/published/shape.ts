import { list } from "../collections.js";
import { text, word } from "../scalars.js";
import { record, type Shape } from "../shape.js";
import { refuseFigure, uncertaintyOf } from "./figure.js";
import { type FigureParts, figureParts } from "./parts.js";
import { type MetricFacts, PUBLISHED_FORMAT, type PublishedFigure } from "./published.js";

/** One published figure, with its uncertainty whichever way that was given. */
function figure(metrics: ReadonlyMap<string, MetricFacts> | undefined): Shape<PublishedFigure> {
  return {
    schema: figureParts.schema,
    read(written, path, reading) {
      const [issues, sources] = [reading.issues.length, reading.sources.length];
      const found = figureParts.read(written, path, reading);
      if (found === undefined || written.kind !== "map") return undefined;
      refuseFigure({ written, path, reading }, found, metrics);
      const uncertainty = uncertaintyOf({ written, path, reading }, found, metrics);
      const { metric: id, value, use, of } = found;
      if (reading.issues.length > issues || id === undefined || value === undefined) return undefined;
      if (use === undefined || uncertainty === undefined) return undefined;
      const { source = "", label = "assumed" } = reading.sources[sources] ?? {};
      return { metric: id, ...partOf(of), value, uncertainty, source, label, use };
    },
  };
}

function partOf(of: FigureParts["of"]): Pick<PublishedFigure, "of"> {
  const scope = (["group", "unit", "catchment", "year"] as const).find((each) => of?.[each] !== undefined);
  return scope === undefined ? {} : { of: { scope, name: String(of?.[scope]) } };
}

/** The file as a whole. */
export function fileOf(metrics: ReadonlyMap<string, MetricFacts> | undefined) {
  return record(
    {
      format: word([PUBLISHED_FORMAT]),
      name: text(400, "a name in words"),
      about: text(20_000, "in words, what these figures are, up to 20,000 characters"),
      targets: list(figure(metrics), "a list of published figures, at least one", 1000, 1),
    },
    { called: "a file of published figures", required: ["format", "name", "targets"] },
  );
}
