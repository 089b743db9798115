import { UsageError } from "../foundation/index.js";
import { type DistributionSpec, distribution as sampled } from "../random/index.js";
import { DISTRIBUTION_NAMES, type DistributionName, distributionForms, PARAMETER_NAMES } from "./distribution-forms.js";
import { oneOf } from "./nearest.js";
import { DURATION_EXPECTED } from "./numbers.js";
import type { Path } from "./path.js";
import type { Complaint, Reading } from "./reading.js";
import { DURATION_SCHEMA, duration, notePhrase } from "./scalars.js";
import { once } from "./schema.js";
import { type Shape, SOURCE_SCHEMA } from "./shape.js";
import { describe, keyShown, WORDS_OF_ANY_MAP, type Written, type WrittenMap } from "./written.js";

const EXPECTED = `${DURATION_EXPECTED}, or a distribution such as { lognormal: { median: 580, sigma: 0.97 } }`;

const plain = duration({ expected: EXPECTED });
const plainOrNever = duration({ expected: `never, ${EXPECTED}` });

/** A duration that varies from person to person: a distribution in the words of its published source, or one duration
 *  for everybody. [days] */
export const distribution: Shape<DistributionSpec> = {
  schema: once((z) => z.lazy(() => distributionSchema(z))),
  read(written, path, reading) {
    if (written.kind !== "map" || written.entries.has("value")) return fixed(plain.read(written, path, reading));
    return readDistribution(written, path, reading);
  },
};

const FORMS = distributionForms(distribution);

function fixed(value: number | undefined): DistributionSpec | undefined {
  return value === undefined ? undefined : { kind: "fixed", value };
}

const distributionSchema = once((z) => {
  const [plainly, source] = [DURATION_SCHEMA(z), SOURCE_SCHEMA(z)];
  return z
    .union([
      plainly,
      z.strictObject({ value: plainly, from: plainly.optional(), to: plainly.optional(), ...source }),
      ...DISTRIBUTION_NAMES.map((name) => z.strictObject({ [name]: FORMS[name].schema(z), ...source })),
    ])
    .meta({ id: "distribution", description: EXPECTED });
});

function readDistribution(written: WrittenMap, path: Path, reading: Reading): DistributionSpec | undefined {
  const keys = [...written.entries.keys()].filter((key) => key !== "source" && key !== "label");
  const strange = keys.filter((key) => !Object.hasOwn(FORMS, key));
  if (strange.length > 0 && keys.every((key) => PARAMETER_NAMES.has(key)))
    return refuseNameless(written, keys, path, reading);
  for (const key of strange) refuseName(written, key, path, reading);
  if (strange.length > 0) return undefined;
  const [name] = keys as DistributionName[];
  if (name === undefined || keys.length > 1) {
    const received = keys.length > 1 ? keys.join(" and ") : describe(written);
    return reading.refuse(written, path, { expected: `one distribution: ${oneOf(DISTRIBUTION_NAMES)}`, received });
  }
  notePhrase(written, path, reading);
  const inner = written.entries.get(name)!.value;
  return built(inner, [...path, name], reading, () => FORMS[name].read(inner, [...path, name], reading));
}

/** Parameters without the name of what they are parameters of. */
function refuseNameless(written: WrittenMap, keys: readonly string[], path: Path, reading: Reading): undefined {
  const expected = `the name of a distribution around its parameters: ${oneOf(DISTRIBUTION_NAMES)}`;
  return reading.refuse(written, path, { expected, received: keys.join(" and "), hint: `For example: ${EXAMPLE}` });
}

function refuseName(written: WrittenMap, key: string, path: Path, reading: Reading): void {
  const meant = reading.meant(key, [...DISTRIBUTION_NAMES, ...WORDS_OF_ANY_MAP]);
  const hint = meant === undefined ? `For example: ${EXAMPLE}` : `Did you mean “${meant}”?`;
  const expected = `${DURATION_EXPECTED}, or a distribution: ${oneOf(DISTRIBUTION_NAMES)}`;
  reading.refuseAt(written.entries.get(key)!.keyAt, [...path, key], { expected, received: keyShown(key), hint });
}

const EXAMPLE = "{ lognormal: { median: 580, sigma: 0.97 } }";

/** Parameters may each be right and yet describe nothing, such as a mean below the median of a lognormal. */
function built(
  written: Written,
  path: Path,
  reading: Reading,
  build: () => DistributionSpec | undefined,
): DistributionSpec | undefined {
  try {
    const spec = build();
    if (spec !== undefined) sampled(spec);
    return spec;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return reading.refuse(written, path, complaintOf(error.message));
  }
}

/** The room of chance says `gamma: expected a shape above 0, received -1`, or a sentence of its own. */
function complaintOf(message: string): Complaint {
  const said = /^(?:[\w ]+: )?expected (.+), received (.+?)\.?$/.exec(message);
  if (said !== null) return { expected: said[1]!, received: said[2]! };
  return { expected: `parameters that go together: ${message.replace(/\.$/, "")}` };
}

/** A distribution, or the word `never`. */
export const distributionOrNever: Shape<DistributionSpec | "never"> = {
  schema: once((z) => z.union([z.literal("never"), distribution.schema(z)])),
  read(written, path, reading) {
    if (written.kind !== "scalar") return distribution.read(written, path, reading);
    return written.text === "never" ? "never" : fixed(plainOrNever.read(written, path, reading));
  },
};
