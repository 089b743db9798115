import { ENGAGEMENTS } from "../domain/index.js";
import {
  BORROWINGS,
  CLOCK_EXCLUSIONS,
  CLOCK_STARTS,
  DEFAULT_PRESSURE,
  PRESSURE_SCOPES,
  REPATRIATIONS,
  WHO_IS_NEXT_KEYS,
} from "../policy/index.js";
import { distinct, either, isScalarWritten, list, mapped } from "./collections.js";
import { pathwayShape } from "./pathway-shape.js";
import { count, duration, name, number, share, word } from "./scalars.js";
import { type ReadAs, record } from "./shape.js";

const after = duration({ expected: "how long somebody must have been on the list, such as 28 days" });

const clock = record(
  {
    startsAt: word(CLOCK_STARTS, "where transfer time starts"),
    standard: duration({ above: true, expected: "the longest a transfer should take, such as 28 days" }),
    stages: record(
      {
        assessment: duration({ above: true, expected: "the longest a first assessment should take, such as 14 days" }),
        transfer: duration({ above: true, expected: "the longest from there to admission, such as 14 days" }),
      },
      { called: "the stages", required: ["assessment", "transfer"] },
    ),
    excludes: distinct(
      list(word(CLOCK_EXCLUSIONS), "a list of what is left out, such as [secondOpinion]", CLOCK_EXCLUSIONS.length),
    ),
    exceptional: share,
  },
  { called: "the clock" },
);

const accepts = either(
  (written) => written.kind !== "map" || written.entries.has("value"),
  mapped(share, (all) => ({ engaging: all, notEngaging: all, tooHighRisk: all })),
  mapped(
    record(
      { engaging: share, notEngaging: share, tooHighRisk: share },
      { called: "the share accepted, by engagement", required: ENGAGEMENTS },
    ),
    ({ engaging = 1, notEngaging = 1, tooHighRisk = 1 }) => ({ engaging, notEngaging, tooHighRisk }),
  ),
);

const selective = record(
  {
    accepts,
    shortSentence: record(
      { below: duration({ above: true, expected: "time left to the release date, such as 6 months" }), accepts: share },
      { called: "short sentences", required: ["below", "accepts"] },
    ),
    secondOpinion: word(["allowed", "refused"], "whether a declined person may ask again"),
  },
  { called: "selective access" },
);

const accessParts = record({ selective }, { called: "access", required: ["selective"] });

const access = either(
  isScalarWritten,
  mapped(word(["open"], undefined, "open, or { selective: { accepts: 80% } }"), (): ReadAs<typeof accessParts> => ({})),
  accessParts,
);

const keys = distinct(list(word(WHO_IS_NEXT_KEYS), "a list of keys, such as [urgency, longestWait]", 10, 1));

const whoIsNextParts = record(
  {
    keys,
    ageing: duration({ above: true, expected: "the wait that makes up for one step of urgency, such as 28 days" }),
  },
  { called: "who is next", required: ["keys"] },
);

const whoIsNext = either(
  (written) => written.kind === "list",
  mapped(keys, (read): ReadAs<typeof whoIsNextParts> => ({ keys: read })),
  whoIsNextParts,
);

const placementParts = record(
  {
    collaborative: after,
    outOfArea: after,
    spotPurchase: record({ after, occupancy: share }, { called: "when beds are bought" }),
    repatriation: word(REPATRIATIONS, "when people come home"),
    order: word(["homeFirst", "whoIsNext"], "who has a free bed"),
  },
  { called: "placement" },
);

const placement = either(
  isScalarWritten,
  mapped(
    word(["home"], undefined, "home, or a map such as { outOfArea: 28 days }"),
    (): ReadAs<typeof placementParts> => ({}),
  ),
  placementParts,
);

const ringFence = list(
  record(
    {
      beds: count("beds", 0, 100_000),
      for: distinct(list(name, "a list of demand groups, such as [sentenced, remand]", 200, 1)),
      in: distinct(list(name, "a list of units or catchments, such as [moorside]", 1000, 1)),
      borrowing: word(BORROWINGS, "whether others may have the beds"),
    },
    { called: "a ring fence", required: ["beds", "for"] },
  ),
  "a list of ring fences, such as [{ beds: 6, for: [sentenced, remand] }]",
  100,
);

const fundedStay = record(
  {
    reviews: list(
      duration({ above: true, expected: "time since admission, such as 3 months" }),
      "a list of reviews, such as [3 months, 6 months]",
      100,
    ),
    returned: share,
    longest: duration({ above: true, expected: "the longest funded stay, such as 2 years" }),
  },
  { called: "the funded stay" },
);

const threshold = { occupancy: share, waiting: count("people waiting", 0, 10_000_000) };

const pressure = record(
  {
    of: word(PRESSURE_SCOPES, `whose beds are looked at, ${DEFAULT_PRESSURE.of} by default`),
    speeds: list(
      record(
        {
          ...threshold,
          times: number({ from: 0, to: 1000, above: true, expected: "how many times as fast, above 0, such as 1.5" }),
        },
        { called: "a speed", required: ["times"] },
      ),
      "a list of speeds, such as [{ occupancy: 95%, times: 1.5 }]",
      20,
    ),
    reviews: record(
      {
        ...threshold,
        every: duration({ above: true, expected: "the time between two reviews, such as 28 days" }),
        returned: share,
      },
      { called: "reviews under pressure", required: ["every", "returned"] },
    ),
  },
  { called: "pressure" },
);

const estate = record(
  {
    openingsSlip: duration({ expected: "how late openings come, such as 6 months" }),
    openingsStaffed: share,
  },
  { called: "the estate's programme" },
);

const COUNTED = ["highSecure", "lowSecure", "community"] as const;

const stepDownParts = record(
  { places: distinct(list(word(COUNTED), "a list of destinations, such as [lowSecure, community]", 3, 1)) },
  { called: "step-down", required: ["places"] },
);

const stepDown = either(
  isScalarWritten,
  mapped(word(["delays"], undefined, "delays, or { places: [lowSecure] }"), (): ReadAs<typeof stepDownParts> => ({})),
  stepDownParts,
);

/** The ten commissioning rules. */
export const rulesShape = record(
  { clock, access, whoIsNext, placement, ringFence, pathway: pathwayShape, fundedStay, pressure, estate, stepDown },
  { called: "the rules", about: "Commissioning rules, each one a policy with its parameters" },
);

export type RulesRead = ReadAs<typeof rulesShape>;
