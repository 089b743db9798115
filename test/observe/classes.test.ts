import { describe, expect, it } from "vitest";
import { DEPARTURE_REASONS, DESTINATIONS, LEVELS, PLANS } from "../../src/domain/index.js";
import { type ObservationPlan, Observer, summarise } from "../../src/observe/index.js";
import { clockStartUnder, DEFAULT_CLOCK } from "../../src/policy/index.js";
import { basis, day, type Listening, MOORSIDE, NORTH, ORDERS, PLAN, SENTENCED } from "./small-world.js";

/* The two classes of patient, breaches of the standard and its two stages, in stories whose figures are worked out by hand.
 * The window is days 10 to 110; the clock starts at the referral and allows 28 days, in stages of 14 and 14. */

const CLOCK = { ...DEFAULT_CLOCK, startsAt: "referred" } as const;
const LAW_PLAN: ObservationPlan = {
  ...PLAN,
  clock: clockStartUnder(CLOCK),
  prices: { ...PLAN.prices, breachDay: 10 },
};
const YEARS = PLAN.run / 365.25;

const PRISON = DESTINATIONS.indexOf("prison");
const LOW_SECURE = DESTINATIONS.indexOf("lowSecure");
const COMMUNITY = DESTINATIONS.indexOf("community");
const COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");
const NOT_ENGAGING = DEPARTURE_REASONS.indexOf("notEngaging");
const DISPOSAL = DEPARTURE_REASONS.indexOf("courtDisposal");
const REHABILITATE = PLANS.indexOf("rehabilitate");
const RETURN = PLANS.indexOf("treatAndReturn");
const LOW = LEVELS.indexOf("low");

/** Days on which things happen to somebody on the way to a bed. */
interface Way {
  readonly group: number;
  readonly entry?: number;
  readonly exempt?: boolean;
  readonly identified: number;
  readonly referred: number;
  readonly assessed: number;
  readonly listed: number;
  readonly offered?: number;
  readonly admitted?: number;
}

/** Facts come in order of time, whoever they are about. */
class Story {
  readonly #facts: { readonly on: number; readonly tell: (observer: Listening) => void }[] = [];

  on(on: number, tell: (observer: Listening) => void): this {
    this.#facts.push({ on, tell });
    return this;
  }

  comes(who: number, { group, entry = 0, exempt = false, ...of }: Way): this {
    const { identified, referred, assessed, listed, offered, admitted } = of;
    const section = basis(group === SENTENCED ? "s47/49" : "s37/41");
    this.on(identified, (to) => to.identified(day(identified), who, group, who + 1, entry, section));
    this.on(identified, (to) => to.belongs(day(identified), who, NORTH, 0));
    if (exempt) this.on(identified, (to) => to.exempted(day(identified), who));
    this.on(referred, (to) => to.referred(day(referred), who));
    this.on(assessed, (to) => to.assessed(day(assessed), who));
    this.on(listed, (to) => to.reported(day(listed), who, 0));
    this.on(listed, (to) => to.listed(day(listed), who));
    if (offered !== undefined) this.on(offered, (to) => to.offered(day(offered), who, MOORSIDE));
    if (admitted !== undefined) this.on(admitted, (to) => to.admitted(day(admitted), who, MOORSIDE));
    return this;
  }

  leaves(who: number, on: number, plan: number, destination: number, reason: number): this {
    this.on(on, (to) => to.planned(day(on), who, plan));
    return this.on(on, (to) => to.departed(day(on), who, MOORSIDE, destination, reason));
  }

  /** Estimates of the whole estate, by id, when the replication ends on a day. */
  measured(endsOn: number, plan: ObservationPlan = LAW_PLAN): (id: string) => number | undefined {
    const observer: Listening = new Observer(plan);
    for (const { tell } of [...this.#facts].sort((one, other) => one.on - other.on)) tell(observer);
    observer.finish(day(endsOn));
    const { metrics } = summarise(plan, [observer.outputs()]);
    return (id) => metrics[id].estimate;
  }
}

describe("people from prison against people from court", () => {
  // wait = listed → offered, stay = admitted → departed
  const of = new Story()
    // A, prison: waits 8, stays 40, rehabilitated, returned
    .comes(0, { group: SENTENCED, identified: 12, referred: 13, assessed: 20, listed: 22, offered: 30, admitted: 32 })
    .leaves(0, 72, REHABILITATE, PRISON, COMPLETE)
    // A again, from prison: waits 6, stays 10, returned as not engaging
    .comes(0, {
      ...{ group: SENTENCED, entry: 1, identified: 80, referred: 81, assessed: 83, listed: 84 },
      ...{ offered: 90, admitted: 91 },
    })
    .leaves(0, 101, RETURN, PRISON, NOT_ENGAGING)
    // B, prison: waits 11, stays 50, rehabilitated, to low security
    .comes(1, { group: SENTENCED, identified: 19, referred: 20, assessed: 38, listed: 40, offered: 51, admitted: 53 })
    .leaves(1, 103, REHABILITATE, LOW_SECURE, COMPLETE)
    // C, court: waits 0, stays 50, rehabilitated, home
    .comes(2, { group: ORDERS, identified: 15, referred: 15, assessed: 16, listed: 18, offered: 18, admitted: 19 })
    .leaves(2, 69, REHABILITATE, COMMUNITY, COMPLETE)
    // D, court: waits 4, stays 20, sent to prison by the court
    .comes(3, { group: ORDERS, identified: 25, referred: 25, assessed: 30, listed: 30, offered: 34, admitted: 35 })
    .leaves(3, 55, RETURN, PRISON, DISPOSAL)
    // E, prison: on the list from day 66 to the end on day 200, 134 days
    .comes(4, { group: SENTENCED, identified: 60, referred: 62, assessed: 65, listed: 66 })
    // F, prison, the standard does not apply: waits 67
    .comes(5, {
      ...{ group: SENTENCED, exempt: true, identified: 30, referred: 31, assessed: 32, listed: 33 },
      ...{ offered: 100, admitted: 105 },
    })
    .measured(200);

  it("wait for a bed", () => {
    expect(of("class.prison.wait")).toBeCloseTo((8 + 6 + 11 + 134 + 67) / 5, 12);
    expect(of("class.other.wait")).toBeCloseTo((0 + 4) / 2, 12);
    expect(of("equity.wait")).toBeCloseTo(45.2 - 2, 12);
  });

  it("stay", () => {
    expect(of("class.prison.stay")).toBeCloseTo((40 + 10 + 50) / 3, 12);
    expect(of("class.other.stay")).toBeCloseTo((50 + 20) / 2, 12);
  });

  it("complete rehabilitation", () => {
    expect(of("class.prison.rehabilitated")).toBeCloseTo(2 / 3, 12); // A the first time, and B
    expect(of("class.other.rehabilitated")).toBeCloseTo(1 / 2, 12); // C
    expect(of("equity.rehabilitated")).toBeCloseTo(1 / 6, 12);
  });

  it("go to prison, and come back", () => {
    expect(of("class.prison.returned")).toBeCloseTo(2 / 3, 12); // A twice
    expect(of("class.other.returned")).toBeCloseTo(1 / 2, 12); // D
    expect(of("class.prison.readmitted")).toBeCloseTo(1 / 4, 12); // A, of the admissions A, A, B and F
    expect(of("class.other.readmitted")).toBe(0);
  });

  // Referral → admission: A 19, A again 10, B 33 days; E has waited 138 on day 200; F is not measured.
  it("breach the standard", () => {
    expect(of("transferTime.mean")).toBeCloseTo((19 + 10 + 33 + 138) / 4, 12);
    expect(of("transferTime.within28")).toBeCloseTo(2 / 4, 12);
    expect((of("breaches") ?? 0) * YEARS).toBeCloseTo(2, 9); // B and E
    expect((of("breachDays") ?? 0) * YEARS).toBeCloseTo(5 + 110, 9);
    expect((of("cost.breach") ?? 0) * YEARS).toBeCloseTo(1150, 9);
    // C after 4 days, D after 10, A twice; not B, not E; F is not asked
    expect(of("listed.admittedWithin28")).toBeCloseTo(4 / 6, 12);
  });

  // Referral → assessment: 7, 2, 18 and 3 days. Assessment → admission: 12, 8, 15 days, and E still waits.
  it("are in time in each of the two stages", () => {
    expect(of("stages.assessment.within")).toBeCloseTo(3 / 4, 12);
    expect(of("stages.transfer.within")).toBeCloseTo(2 / 4, 12);
  });
});

describe("limits of the stages", () => {
  it("hold to the minute", () => {
    const within = (minute: number, id: string) =>
      new Story()
        .comes(0, { group: SENTENCED, identified: 20, referred: 20, assessed: 34 + minute / 1440, listed: 40 })
        .on(48 + (2 * minute) / 1440, (to) => to.admitted(day(48) + 2 * minute, 0, MOORSIDE))
        .measured(110)(id);
    expect([within(0, "stages.assessment.within"), within(0, "stages.transfer.within")]).toEqual([1, 1]);
    expect([within(1, "stages.assessment.within"), within(1, "stages.transfer.within")]).toEqual([0, 0]);
  });
});

describe("who steps up from an onward place", () => {
  // From prison on day 12, in the bed from 20 to 40, in a low secure place from 40; steps up on day 60 with the sentence
  // still running, and has a bed on day 70.
  const of = new Story()
    .comes(0, { group: SENTENCED, identified: 12, referred: 12, assessed: 13, listed: 14, admitted: 20 })
    .leaves(0, 40, REHABILITATE, LOW_SECURE, COMPLETE)
    .on(40, (to) => to.placeTaken(day(40), 0, 0))
    .comes(0, { group: SENTENCED, entry: 1, identified: 60, referred: 60, assessed: 60, listed: 60, admitted: 70 })
    .on(70, (to) => to.placeLeft(day(70), 0, 0))
    .measured(110);

  it("is not from prison", () => {
    expect(of("class.prison.wait")).toBe(6);
    expect(of("class.other.wait")).toBe(10);
    expect(of("class.prison.readmitted")).toBe(0);
    expect(of("class.other.readmitted")).toBe(1);
    expect((of("transfers") ?? 0) * YEARS).toBeCloseTo(1, 9);
    expect((of("untreatedDays") ?? 0) * YEARS).toBeCloseTo(8, 9); // day 12 to 20
  });

  it("keeps the place until there is a bed", () => {
    expect(of("onward.lowSecure.occupied")).toBeCloseTo(30 / 100, 12);
  });
});

describe("whom the clock leaves out", () => {
  const reportLow = (who: number, exempt: boolean) => (to: Listening) => {
    to.identified(day(20), who, SENTENCED, who + 1, 0, basis("s47/49"));
    to.belongs(day(20), who, NORTH, 0);
    if (exempt) to.exempted(day(20), who);
    to.referred(day(20), who);
    to.assessed(day(20), who);
    to.reported(day(20), who, LOW);
  };

  it("is in no mean at another level of care either", () => {
    const of = new Story()
      .on(20, reportLow(0, false))
      .on(20, reportLow(1, true))
      .on(50, (to) => to.placedElsewhere(day(50), 0, LOW))
      .on(99, (to) => to.placedElsewhere(day(99), 1, LOW))
      .measured(110);
    expect(of("transferTime.allLevels.mean")).toBe(30);
    expect((of("untreatedDays") ?? 0) * YEARS).toBeCloseTo(30 + 79, 9); // in prison they are all the same
  });

  it("is left out for good, also when the rule says so only at the end", () => {
    const noRenewal: ObservationPlan = {
      ...LAW_PLAN,
      clock: ({ referred, renewedPapers }) => (renewedPapers > 0 ? undefined : referred),
    };
    const renews = (who: number, on: number) => (to: Listening) => {
      to.papersExpired(day(on), who);
      to.papersRenewed(day(on + 5), who);
    };
    const of = new Story()
      .comes(0, { group: SENTENCED, identified: 20, referred: 20, assessed: 21, listed: 22, admitted: 40 })
      .comes(1, { group: SENTENCED, identified: 20, referred: 20, assessed: 21, listed: 22, admitted: 90 })
      .on(30, renews(1, 30))
      .comes(2, { group: SENTENCED, identified: 38, referred: 38, assessed: 38, listed: 38 })
      .on(50, renews(2, 50))
      .measured(110, noRenewal);
    expect(of("transferTime.mean")).toBe(20);
    expect(of("transferTime.within28")).toBe(1);
    expect(of("listed.admittedWithin28")).toBe(1);
    expect(of("listed.admitted")).toBeCloseTo(2 / 3, 12);
  });

  it("has time left out while still waiting, too", () => {
    const excluding = { ...CLOCK, excludes: ["renewedPapers"] } as const;
    const of = new Story()
      .comes(0, { group: SENTENCED, identified: 20, referred: 20, assessed: 21, listed: 22 })
      .on(40, (to) => to.papersExpired(day(40), 0))
      .on(55, (to) => to.papersRenewed(day(55), 0))
      .measured(110, { ...LAW_PLAN, clock: clockStartUnder(excluding) });
    expect(of("transferTime.mean")).toBe(90 - 15);
    expect((of("untreatedDays") ?? 0) * YEARS).toBeCloseTo(75, 9);
  });
});
