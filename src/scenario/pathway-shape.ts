import { ENGAGEMENTS, type Engagement } from "../domain/index.js";
import type { PathwayRule } from "../policy/index.js";
import { BASES, either, isScalarWritten, mapped, named } from "./collections.js";
import { duration, share, word } from "./scalars.js";
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
    {
      discretionary: record(
        {
          returned,
          byLegalBasis: named("shares returned by legal basis", share, 200, BASES),
          longSentence: record(
            {
              atLeast: duration({ above: true, expected: "time left to the release date, such as 2 years" }),
              returned: share,
            },
            { called: "long sentences", required: ["atLeast", "returned"] },
          ),
        },
        { called: "the discretionary pathway", required: ["returned"] },
      ),
    },
    { called: "the pathway", required: ["discretionary"] },
  ),
  ({ discretionary: read }): PathwayRule => ({
    kind: "discretionary",
    returned: read?.returned ?? { engaging: 0, notEngaging: 0, tooHighRisk: 0 },
    byLegalBasis: Object.fromEntries(read?.byLegalBasis ?? []),
    ...(read?.longSentence && {
      longSentence: { atLeast: read.longSentence.atLeast ?? 0, returned: read.longSentence.returned ?? 0 },
    }),
  }),
);

const PATHWAY = "fullRehabilitation, treatAndReturn, or { discretionary: { returned: 40% } }";

const inAWord = mapped(
  word(["fullRehabilitation", "treatAndReturn"], undefined, PATHWAY),
  (kind): PathwayRule => ({ kind }),
);

/** Rule 6 in the file: a word, or `{ discretionary: { returned: 40% } }`. */
export const pathwayShape: Shape<PathwayRule> = either(isScalarWritten, inAWord, discretionary);
