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
