import type { ZodType, z } from "zod";

/** The library that schemas are built with. It takes longer to load than a scenario to read, and only who asks for the JSON Schema
 *  needs it: so it is handed over then, and here only its types are known. */
export type Zod = typeof z;

/** How one part of the file is described, once somebody asks. The same part gives the same schema every time, as the
 *  JSON Schema says what occurs twice only once. */
export type Schema<Of extends ZodType = ZodType> = (z: Zod) => Of;

/** Builds something of schemas when it is first asked for, and keeps it. */
export function once<Built>(build: (z: Zod) => Built): (z: Zod) => Built {
  let built: { readonly of: Zod; readonly schema: Built } | undefined;
  return (z) => {
    if (built?.of !== z) built = { of: z, schema: build(z) };
    return built.schema;
  };
}
