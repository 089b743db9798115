import { ENGAGEMENTS, type Engagement } from "../domain/index.js";
import type { PathwayRule } from "../policy/index.js";
import { either, isScalarWritten, mapped } from "./collections.js";
import { share, word } from "./scalars.js";
import { record, type Shape } from "./shape.js";

type Chances = Readonly<Record<Engagement, number>>;

const everyone = mapped(share, (chance): Chances => ({ engaging: chance, notEngaging: chance, tooHighRisk: chance }));

const byEngagement = mapped(
  record(
    { engaging: share, notEngaging: share, tooHighRisk: share },
    { called: "the share returned, by engagement", required: ENGAGEMENTS },
  ),
  (chances): Chances => ({
    engaging: chances.engaging ?? 0,
    notEngaging: chances.notEngaging ?? 0,
    tooHighRisk: chances.tooHighRisk ?? 0,
  }),
);

const returned: Shape<Chances> = either(
  (written) => written.kind !== "map" || written.entries.has("value"),
  everyone,
  byEngagement,
);

const discretionary = mapped(
  record(
    { discretionary: record({ returned }, { called: "the discretionary pathway", required: ["returned"] }) },
    { called: "the pathway", required: ["discretionary"] },
  ),
  (read): PathwayRule => ({
    kind: "discretionary",
    returned: read.discretionary?.returned ?? { engaging: 0, notEngaging: 0, tooHighRisk: 0 },
    byLegalBasis: {},
  }),
);

const PATHWAY = "fullRehabilitation, treatAndReturn, or { discretionary: { returned: 40% } }";

const named = mapped(
  word(["fullRehabilitation", "treatAndReturn"], undefined, PATHWAY),
  (kind): PathwayRule => ({ kind }),
);

/** Rule 6 in the file: a word, or `{ discretionary: { returned: 40% } }`. */
export const pathwayShape: Shape<PathwayRule> = either(isScalarWritten, named, discretionary);
