import { describe, expect, it } from "vitest";
import { DESTINATIONS, type FactListener } from "../../src/domain/index.js";
import { Observer, summarise } from "../../src/observe/index.js";
import { basis, day, FELLSIDE, MOORSIDE, NORTH, ORDERS, PLAN, SENTENCED } from "./small-world.js";

/* Lists on which the cause of each day can be seen. Moorside is the only unit at home for the north; its number of beds is
 * set by each story. The window is days 10 to 110. */

const LOW_SECURE = DESTINATIONS.indexOf("lowSecure");

type Tell = (facts: FactListener) => void;

function referred(facts: FactListener, person: number, on: number): void {
  facts.identified(day(on), person, person === 0 ? SENTENCED : ORDERS, person + 1, 0, basis("s37/41"));
  facts.belongs(day(on), person, NORTH, 0);
  facts.listed(day(on), person);
}

function admitted(facts: FactListener, person: number, on: number): void {
  facts.offered(day(on), person, MOORSIDE);
  facts.admitted(day(on), person, MOORSIDE);
}

/** Person-days of each cause in the window; causes of no days are left out. */
function causes(beds: number, tell: Tell): Record<string, number> {
  const plan = { ...PLAN, units: PLAN.units.map((unit, u) => (u === MOORSIDE ? { ...unit, beds } : unit)) };
  const observer = new Observer(plan);
  observer.bedsCommissioned(0, MOORSIDE, beds);
  tell(observer);
  observer.finish(day(110));
  const { metrics } = summarise(plan, [observer.outputs()]);
  const found = Object.entries(metrics).filter(
    ([id, { estimate }]) => id.startsWith("waitingCause.") && estimate !== 0,
  );
  const years = plan.run / 365.25;
  return Object.fromEntries(
    found.map(([id, { estimate = 0 }]) => [id.slice(13), Math.round(estimate * years * 1e6) / 1e6]),
  );
}

describe("why people wait, day by day", () => {
  it("no bed: the only bed is taken by somebody in treatment", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 12);
      admitted(facts, 1, 12);
      referred(facts, 2, 20);
    });
    expect(found).toEqual({ noBed: 90 });
  });

  it("a delayed discharge: from the day on which whoever has the bed is ready to leave", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 12);
      admitted(facts, 1, 12);
      referred(facts, 2, 20);
      facts.readyToLeave(day(50), 1, 3);
    });
    expect(found).toEqual({ noBed: 30, delayedDischarge: 60 });
  });

  it("a held bed: one person is named for it, the next waits", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 12);
      facts.offered(day(12), 1, MOORSIDE);
      referred(facts, 2, 20);
      facts.admitted(day(32), 1, MOORSIDE);
    });
    expect(found).toEqual({ bedHeld: 12, noBed: 78 });
  });

  it("a closed bed: of two people as many as beds were closed", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 20);
      facts.left(day(20), 1, 2);
      facts.bedsCommissioned(day(30), MOORSIDE, 0);
      referred(facts, 2, 40);
      referred(facts, 3, 60);
    });
    expect(found).toEqual({ bedClosed: 70, noBed: 50 });
  });

  it("a ring fence: a bed is free and the person may not have it", () => {
    expect(causes(1, (facts) => referred(facts, 2, 40))).toEqual({ ringFenced: 70 });
  });

  it("overtaken: somebody who joined later has had the bed", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 12);
      admitted(facts, 1, 12);
      referred(facts, 2, 20);
      referred(facts, 3, 30);
      facts.departed(day(40), 1, MOORSIDE, 3, 0);
      admitted(facts, 3, 40);
    });
    expect(found).toEqual({ noBed: 30, overtaken: 70 });
  });

  it("papers: while the reports are renewed, whatever else is true", () => {
    const found = causes(1, (facts) => {
      referred(facts, 1, 12);
      admitted(facts, 1, 12);
      referred(facts, 2, 20);
      facts.papersExpired(day(50), 2);
      facts.papersRenewed(day(65), 2);
    });
    expect(found).toEqual({ noBed: 75, papers: 15 });
  });
});

describe("bought beds, beds away from home and costs", () => {
  const plan = {
    ...PLAN,
    prices: { spotBedDay: 700, prisonDay: 100, newBed: 1000, breachDay: 10 },
    units: PLAN.units.map((unit) => ({ ...unit, bedDayCost: 0 })),
  };
  const SPOT = plan.units.length;

  it("follows somebody through a bought bed, home, and counts what it costs", () => {
    const observer = new Observer(plan);
    observer.identified(day(20), 0, SENTENCED, 1, 0, basis("s47/49"));
    observer.belongs(day(20), 0, NORTH, 0);
    observer.listed(day(30), 0);
    observer.offered(day(60), 0, SPOT);
    observer.admitted(day(65), 0, SPOT);
    observer.moved(day(85), 0, SPOT, MOORSIDE);
    observer.bedsCommissioned(day(90), MOORSIDE, 4);
    observer.departed(day(105), 0, MOORSIDE, 3, 0);
    observer.finish(day(110));
    const { metrics } = summarise(plan, [observer.outputs()]);
    const inWindow = (id: string) => (metrics[id]?.estimate ?? Number.NaN) * (plan.run / 365.25);
    expect(inWindow("spot.bedDays")).toBeCloseTo(25, 9); // held for 5 days, occupied for 20
    expect(inWindow("outOfArea.bedDays")).toBeCloseTo(20, 9);
    expect(inWindow("repatriations")).toBeCloseTo(1, 9);
    expect(metrics["beds.occupied"].estimate).toBeCloseTo(20 / 100, 9);
    expect(metrics["stay.mean"].estimate).toBeCloseTo(40, 9);
    expect(inWindow("cost.spot")).toBeCloseTo(25 * 700, 6);
    expect(inWindow("cost.prison")).toBeCloseTo(45 * 100, 6); // identified on day 20, admitted on day 65
    expect(inWindow("cost.capital")).toBeCloseTo(2 * 1000, 6);
    expect(inWindow("cost.breach")).toBeCloseTo((45 - 28) * 10, 6);
    expect(inWindow("breaches")).toBeCloseTo(1, 9);
    expect(inWindow("cost.total")).toBeCloseTo(25 * 700 + 45 * 100 + 2 * 1000, 6);
  });
});

describe("a move home of somebody who is ready to leave", () => {
  it("moves the delayed discharge too, with those who wait for it", () => {
    // One bed in each unit. Person 1, of the north, is in Fellside from day 12, ready from day 30, home in Moorside on day 50
    // and gone on day 90; person 2, of the north, waits from day 40.
    const plan = { ...PLAN, units: PLAN.units.map((unit) => ({ ...unit, beds: 1 })) };
    const observer = new Observer(plan);
    referred(observer, 1, 12);
    observer.admitted(day(12), 1, FELLSIDE);
    observer.readyToLeave(day(30), 1, LOW_SECURE);
    referred(observer, 2, 40);
    observer.moved(day(50), 1, FELLSIDE, MOORSIDE);
    observer.departed(day(90), 1, MOORSIDE, LOW_SECURE, 0);
    observer.offered(day(90), 2, MOORSIDE);
    observer.finish(day(110));
    const { metrics, units } = summarise(plan, [observer.outputs()]);
    const inWindow = (id: string) => (metrics[id].estimate ?? Number.NaN) * (plan.run / 365.25);
    expect(units.fellside.metrics["delayed.bedDays"].estimate).toBeCloseTo(20 / 38, 12);
    expect(units.moorside.metrics["delayed.bedDays"].estimate).toBe(1);
    expect(units.fellside.metrics["onward.waiting"].estimate).toBeCloseTo(20 / 100, 12);
    expect(units.moorside.metrics["onward.waiting"].estimate).toBeCloseTo(40 / 100, 12);
    expect(inWindow("waitingCause.ringFenced")).toBeCloseTo(10, 9); // the bed at home is free until day 50
    expect(inWindow("waitingCause.delayedDischarge")).toBeCloseTo(40, 9);
  });
});

describe("capital", () => {
  /** Beds paid for in each year of a window that begins on day 10 and ends on day 410, in 2027. */
  function paidFor(tell: Tell): readonly number[] {
    const plan = { ...PLAN, run: 400, prices: { ...PLAN.prices, newBed: 1000 } };
    const observer = new Observer(plan);
    observer.bedsCommissioned(0, MOORSIDE, 2); // as the plan says
    tell(observer);
    observer.finish(day(410));
    const { years } = summarise(plan, [observer.outputs()]);
    const days = [355, 45]; // of the window in 2026 and in 2027
    return ["2026", "2027"].map((year, index) =>
      Math.round(((years[year].metrics["cost.capital"].estimate ?? Number.NaN) * days[index]) / 365.25 / 1000),
    );
  }

  it("pays for beds that a change on day zero opens when the window begins", () => {
    expect(paidFor((to) => to.bedsCommissioned(0, MOORSIDE, 7))).toEqual([5, 0]);
  });

  it("pays for beds that open in the window when they do, and for none that were there, close, or opened before it", () => {
    expect(paidFor(() => undefined)).toEqual([0, 0]);
    const paid = paidFor((to) => {
      to.bedsCommissioned(0, MOORSIDE, 1);
      to.bedsCommissioned(day(5), MOORSIDE, 4);
      to.bedsCommissioned(day(100), MOORSIDE, 6);
      to.bedsCommissioned(day(370), MOORSIDE, 9);
    });
    expect(paid).toEqual([2, 3]);
  });
});
