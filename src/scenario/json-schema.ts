import { fileShape } from "./file-shape.js";

/** The JSON Schema of the scenario file, for editors. It checks what one place shows; what only shows when parts are seen
 *  together, such as a unit in an unknown catchment, is left to `checkScenario`. */
export async function scenarioJsonSchema(): Promise<Record<string, unknown>> {
  const { z } = await import("zod");
  const schema = z.toJSONSchema(fileShape.schema(z), { io: "input", reused: "ref" }) as Record<string, unknown>;
  const { $schema, ...rest } = schema;
  return { $schema, title: "securebeds scenario", ...rest, required: ["format", "name"] };
}
