import { expect, it } from "vitest";
import { accepted, admitted, DAY, leaves, need, onDayZero, people, trace } from "./trace.js";

/* Every duration is fixed; a, b, c are the minutes of day zero at which people come to be in need. */

const ward = { units: { ward: { beds: 1 } } };

it("one person, every step of the path in days: 2 notice, 3 and 4 assessment, 5 warrant, 6 stable, 7 treated, 8 exit", () => {
  const access = { notice: 2, firstAssessment: 3, secondReport: 4, warrant: 5 };
  const stays = { stabilise: 6, rehabilitate: 7 };
  const men = onDayZero({ access, stays, exits: { destinations: { community: 1 }, community: 8 } });
  const { needs, lines } = trace({ estate: ward, demand: { men } }, people(1));
  const [a] = needs;
  // referred 2, assessed 2+3 = 5, reported 5+4 = 9 and listed and offered at once, admitted 9+5 = 14, planned 14+6 = 20,
  // ready 20+7 = 27, gone 27+8 = 35.
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s37/41"),
    [a + 2 * DAY, "men-1 referred"],
    [a + 5 * DAY, "men-1 assessed"],
    [a + 9 * DAY, "men-1 reported medium"],
    [a + 9 * DAY, "men-1 prioritised routine"],
    [a + 9 * DAY, "men-1 listed"],
    [a + 9 * DAY, "men-1 offered ward"],
    [a + 14 * DAY, "men-1 admitted ward"],
    [a + 20 * DAY, "men-1 planned rehabilitate"],
    [a + 27 * DAY, "men-1 readyToLeave community"],
    [a + 35 * DAY, "men-1 departed ward community treatmentComplete"],
    [a + 35 * DAY, "men-1 gone"],
  ]);
});

it("a second opinion of 5 days accepts one who was declined", () => {
  const access = { accepted: 0, acceptedOnSecondOpinion: 1, secondOpinion: 5 };
  const men = onDayZero({ access, stays: { rehabilitate: 10 } });
  const { needs, lines } = trace({ estate: ward, demand: { men } }, people(1));
  const [a] = needs;
  const [referred, assessed, reported] = accepted(a, "men-1");
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s37/41"),
    referred,
    assessed,
    reported,
    [a, "men-1 secondOpinionAsked"],
    [a + 5 * DAY, "men-1 prioritised routine"],
    [a + 5 * DAY, "men-1 listed"],
    ...admitted(a + 5 * DAY, "men-1"),
    ...leaves(a + 15 * DAY, "men-1", "community"), // 5 + 10
    [a + 15 * DAY, "men-1 gone"],
  ]);
});

it("declined by both opinions, 5 days apart", () => {
  const men = onDayZero({ access: { accepted: 0, secondOpinion: 5 }, stays: { rehabilitate: 10 } });
  const { needs, lines } = trace({ estate: ward, demand: { men } }, people(1));
  const [a] = needs;
  expect(lines.slice(-2)).toEqual([
    [a + 5 * DAY, "men-1 declined"],
    [a + 5 * DAY, "men-1 gone"],
  ]);
  expect(lines).toHaveLength(1 + 2 + 3 + 1 + 2);
});

it("another level of care: 1 day to the reports, 6 more to a bed elsewhere", () => {
  const access = { secondReport: 1, levels: { picu: 1 }, elsewhere: { picu: 6 } };
  const men = onDayZero({ access, stays: { rehabilitate: 10 } });
  const { needs, lines } = trace({ estate: ward, demand: { men } }, people(1));
  const [a] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s37/41"),
    [a, "men-1 referred"],
    [a, "men-1 assessed"],
    [a + DAY, "men-1 reported picu"],
    [a + 7 * DAY, "men-1 placedElsewhere picu"],
    [a + 7 * DAY, "men-1 gone"],
  ]);
});

it("recovers on the list after 4 days, or dies there after 3, while another has the only bed for 10", () => {
  const stays = { rehabilitate: 10 };
  const story = (access: { recovery: number; death?: number }) =>
    trace({ estate: ward, demand: { men: onDayZero({ stays, access }) } }, people(2));
  const ending = (days: number, why: string) => {
    const { needs, lines } = story(why === "died" ? { recovery: 4, death: 3 } : { recovery: 4 });
    const [a, b] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s37/41"),
      ...accepted(a, "men-1"),
      ...admitted(a, "men-1"), // in a bed nobody recovers from the list
      ...need(b, "men-2", "s37/41"),
      ...accepted(b, "men-2"),
      [b + days * DAY, `men-2 left ${why}`],
      [b + days * DAY, "men-2 gone"],
      ...leaves(a + 10 * DAY, "men-1", "community"),
      [a + 10 * DAY, "men-1 gone"],
    ]);
  };
  ending(4, "recovered");
  ending(3, "died");
});

it("dies in the bed on day 6 of 10, and the next has the bed that minute", () => {
  const men = onDayZero({ stays: { rehabilitate: 10, death: 6 } });
  const { needs, lines } = trace({ estate: ward, demand: { men } }, people(2));
  const [a, b] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s37/41"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    ...need(b, "men-2", "s37/41"),
    ...accepted(b, "men-2"),
    [a + 6 * DAY, "men-1 departed ward died died"],
    [a + 6 * DAY, "men-1 gone"],
    ...admitted(a + 6 * DAY, "men-2"),
    [a + 12 * DAY, "men-2 departed ward died died"],
    [a + 12 * DAY, "men-2 gone"],
  ]);
});

it("discharged after 10 days, recalled after 15 more, under the section the law has for it", () => {
  const after = { discharged: { share: 1, after: 15 } };
  const men = onDayZero({ stays: { rehabilitate: 10 }, after });
  const { needs, lines } = trace({ estate: ward, demand: { men }, days: 45 }, people(1));
  const [a] = needs;
  expect(lines).toEqual([
    [0, "ward bedsCommissioned 1"],
    ...need(a, "men-1", "s37/41"),
    ...accepted(a, "men-1"),
    ...admitted(a, "men-1"),
    ...leaves(a + 10 * DAY, "men-1", "community"),
    ...need(a + 25 * DAY, "men-1 again", "recalled"), // 10 + 15
    ...accepted(a + 25 * DAY, "men-1 again"),
    ...admitted(a + 25 * DAY, "men-1 again"),
    ...leaves(a + 35 * DAY, "men-1 again", "community"),
    [a + 35 * DAY, "men-1 again gone"], // the next recall, day 50, lies beyond the run
  ]);
});

it("people present at the start leave when the stay they are in is over", () => {
  const men = { from: "court", perYear: 0, stays: { rehabilitate: 10 } } as const;
  const atStart = { stationary: { occupancy: 1, waiting: 0 } };
  const busy = { ...men, perYear: 365.25, changes: [{ on: "2026-04-02", perYear: 0 }] };
  const parts = { estate: ward, demand: { men: busy }, atStart };
  const { needs, lines } = trace(parts, (times) => times.length === 1 && times[0] < 0);
  const [e] = needs;
  expect(e).toBeGreaterThan(-10 * DAY);
  const rest = lines.filter(([, words]) => words.includes("start"));
  expect(rest).toEqual([
    ...need(e, "men-start-1", "s37/41"),
    ...accepted(e, "men-start-1"),
    ...admitted(e, "men-start-1"),
    ...leaves(e + 10 * DAY, "men-start-1", "community"),
    [e + 10 * DAY, "men-start-1 gone"],
  ]);
});
