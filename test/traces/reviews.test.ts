import { expect, it } from "vitest";
import { accepted, admitted, DAY, need, onDayZero, people, trace } from "./trace.js";

it.each([
  ["at once where prison has a place", 0],
  ["3 days after the review where the way back takes that long", 3],
])("funding that ends on day 5 of a stay of 20 sends a prisoner back %s", (_, delay) => {
  const men = onDayZero({
    from: "prison",
    legalBasis: "s47/49",
    toRelease: 400,
    stays: { rehabilitate: 20 },
    exits: { destinations: { community: 1 }, prison: delay, community: 1 },
  });
  const rules = { pathway: "fullRehabilitation" as const, fundedStay: { longest: 5 } };
  const { needs, lines } = trace({ estate: { units: { ward: { beds: 1 } } }, demand: { men }, rules }, people(1));
  const [a] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s47/49"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    [a + 5 * DAY, "men-1 planned treatAndReturn"], // from now on it is a stay that ends with a return
    [a + 5 * DAY, "men-1 readyToLeave prison"],
    [a + (5 + delay) * DAY, "men-1 departed ward prison fundedStayEnded"],
    [a + (5 + delay) * DAY, "men-1 gone"],
  ]);
});

/** Under the first section of this law nobody can be sent back, under the second everybody. */
const NO_WAY_BACK_BEFORE_SENTENCE = {
  accused: {
    title: "before the court",
    clock: "court",
    departures: ["community"],
    disposals: { custody: "sentenced" },
  },
  sentenced: { title: "sentenced", clock: "none", departures: ["prison", "community"] },
} as const;

it.each([
  ["counted in hindsight", {}],
  ["held one by one", { fundedStay: () => 1 }],
])("a court on day 5 sits after the review of that minute, which counts under the old section: %s", (_, policies) => {
  const men = onDayZero({
    from: "prison",
    legalBasis: "accused",
    toCourt: 5,
    disposals: { custody: 1 },
    stays: { rehabilitate: 20 },
    exits: { destinations: { community: 1 } },
  });
  const rules = { pathway: "fullRehabilitation" as const, fundedStay: { reviews: [5, 10], returned: 1 } };
  const estate = { units: { ward: { beds: 1 } } };
  const { needs, lines } = trace(
    { estate, law: NO_WAY_BACK_BEFORE_SENTENCE, demand: { men }, rules, policies },
    people(1),
  );
  const [a] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "accused"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    [a + 5 * DAY, "men-1 basisChanged sentenced"],
    [a + 10 * DAY, "men-1 planned treatAndReturn"],
    [a + 10 * DAY, "men-1 readyToLeave prison"],
    [a + 10 * DAY, "men-1 departed ward prison fundedStayEnded"],
    [a + 10 * DAY, "men-1 gone"],
  ]);
});
