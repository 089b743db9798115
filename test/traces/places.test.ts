import { describe, expect, it } from "vitest";
import { accepted, admitted, DAY, type Line, leaves, need, onDayZero, people, trace } from "./trace.js";

const LOW_SECURE = { destinations: { lowSecure: 1 } } as const;

/** Rehabilitated in 10 days, then in the one low secure place for so many, and back up from there to a bed. */
function circle(beds: number, stay: number, count: number) {
  return trace(
    {
      estate: { units: { ward: { beds } } },
      onward: { lowSecure: { places: 1, stay, next: { stepUp: 1 } } },
      demand: { men: onDayZero({ legalBasis: "s37", stays: { rehabilitate: 10 }, exits: LOW_SECURE }, count) },
      rules: { stepDown: { places: ["lowSecure"] } },
    },
    people(count),
  );
}

const again = (time: number, who: string): readonly Line[] => [
  ...need(time, `${who} again`, "s37"),
  ...accepted(time, `${who} again`),
];
const waitsForPlace = (time: number, who: string): Line => [time, `${who} readyToLeave lowSecure`];
const takesPlace = (time: number, who: string): readonly Line[] => [
  ...leaves(time, who, "lowSecure"),
  [time, `${who} placeTaken low secure`],
];

describe("one bed and one low secure place, whose person needs the bed again", () => {
  it("on day 15: when the person in the bed is ready on day 20, both wait for each other, and nothing more happens", () => {
    const { needs, lines } = circle(1, 5, 2);
    const [a, b] = needs;
    expect(lines).toEqual([
      [0, "ward bedsCommissioned 1"],
      ...need(a, "men-1", "s37"),
      ...accepted(a, "men-1"),
      ...admitted(a, "men-1"),
      ...need(b, "men-2", "s37"),
      ...accepted(b, "men-2"),
      ...takesPlace(a + 10 * DAY, "men-1"),
      ...admitted(a + 10 * DAY, "men-2"),
      ...again(a + 15 * DAY, "men-1"),
      waitsForPlace(a + 20 * DAY, "men-2"),
      [a + 20 * DAY, " deadlocked 2"],
    ]);
  });

  it("on day 25, when the person in the bed has been ready since day 20: the same; a third on the list is no part of it", () => {
    const { needs, lines } = circle(1, 15, 3);
    const [a] = needs;
    expect(lines.slice(-9)).toEqual([
      waitsForPlace(a + 20 * DAY, "men-2"),
      ...again(a + 25 * DAY, "men-1"),
      [a + 25 * DAY, " deadlocked 2"],
    ]);
  });

  it("not as long as somebody in another bed is treated, which is until day 20; then three wait", () => {
    const { needs, lines } = circle(2, 5, 3);
    const [a, b] = needs;
    expect(lines.slice(-11)).toEqual([
      ...admitted(a + 10 * DAY, "men-3").slice(-1),
      waitsForPlace(b + 10 * DAY, "men-2"),
      ...again(a + 15 * DAY, "men-1"),
      waitsForPlace(a + 20 * DAY, "men-3"),
      [a + 20 * DAY, " deadlocked 3"],
    ]);
  });
});

describe("a prisoner who needs a bed again on day 15, out of a low secure place", () => {
  const back = (toRelease: number) => {
    const { needs, lines } = trace(
      {
        estate: { units: { ward: { beds: 1 } } },
        onward: { lowSecure: { places: 1, stay: 5, next: { stepUp: 1 } } },
        demand: {
          men: onDayZero({
            from: "prison",
            legalBasis: "s47/49",
            toRelease,
            stays: { rehabilitate: 10 },
            exits: LOW_SECURE,
          }),
        },
        rules: { stepDown: { places: ["lowSecure"] } },
        days: 24,
      },
      people(1),
    );
    const [a] = needs;
    return lines.filter(([time]) => time >= a + 11 * DAY).map(([time, words]) => [(time - a) / DAY, words]);
  };
  const comes = (basis: string) => [
    ...need(15, "men-1 again", basis),
    ...accepted(15, "men-1 again"),
    ...admitted(15, "men-1 again"),
    [15, "men-1 again placeLeft low secure"],
  ];

  it("comes under the section that follows the release date, which passed on day 12", () => {
    expect(back(12)).toEqual(comes("notional37"));
  });

  it("comes as a prisoner while the release date is to come, and it strikes in the bed on day 18", () => {
    expect(back(18)).toEqual([...comes("s47/49"), [18, "men-1 again basisChanged notional37"]]);
  });
});

it("treatment of 10 days that passes half as fast goes on when a bed opens on day 15, and ends on day 20", () => {
  const men = onDayZero({
    from: "prison",
    legalBasis: "s47/49",
    toRelease: 100,
    stays: { treatAndReturn: 10, rehabilitate: 30 },
    exits: LOW_SECURE,
  });
  const { needs, lines } = trace(
    {
      estate: { units: { ward: { beds: 1, changes: [{ on: "2026-04-16", beds: 1 }] } } },
      demand: { men },
      rules: { pathway: "treatAndReturn" },
      policies: { treatmentSpeed: () => 0.5 },
    },
    people(1),
  );
  const [a] = needs;
  expect(lines.slice(-4)).toEqual([
    [15 * DAY, "ward bedsCommissioned 2"],
    ...leaves(a + 20 * DAY, "men-1", "prison"),
    [a + 20 * DAY, "men-1 gone"],
  ]);
});
