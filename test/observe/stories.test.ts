import { describe, expect, it } from "vitest";
import { DEPARTURE_REASONS, DESTINATIONS, LEAVING_REASONS, LEVELS, PLANS } from "../../src/domain/index.js";
import { NO_DURATION, NOWHERE, type ObservationPlan, STILL_OPEN } from "../../src/observe/index.js";
import {
  at,
  basis,
  day,
  FELLSIDE,
  type Listening,
  MOORSIDE,
  NORTH,
  ORDERS,
  observe,
  PLAN,
  SENTENCED,
  SOUTH,
} from "./small-world.js";

const PRISON = DESTINATIONS.indexOf("prison");
const COMMUNITY = DESTINATIONS.indexOf("community");
const COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");
const NOT_ENGAGING = DEPARTURE_REASONS.indexOf("notEngaging");
const RELEASED = LEAVING_REASONS.indexOf("released");
const REHABILITATE = PLANS.indexOf("rehabilitate");
const MEDIUM = LEVELS.indexOf("medium");
const LOW = LEVELS.indexOf("low");

/** A person of the sentenced group from north, up to the second report. */
function comesForward(observer: Listening, patient: number, number: number, on: number): void {
  observer.identified(day(on), patient, SENTENCED, number, 0, basis("s47/49"));
  observer.belongs(day(on), patient, NORTH, 0);
  observer.referred(day(on + 1), patient);
  observer.assessed(day(on + 2), patient);
  observer.reported(day(on + 3), patient, MEDIUM);
}

describe("one person, from need to return", () => {
  // The window is day 10 to day 110. Need on day 20, referred 21, assessed 22, reported 23, listed 24, offered 34,
  // admitted 36, ready 86, departed 96. So: waits 10 days for a bed, 16 days for transfer, stays 60, delayed 10.
  const outputs = observe(PLAN, 110, (observer) => {
    comesForward(observer, 0, 1, 20);
    observer.listed(day(24), 0);
    observer.offered(day(34), 0, MOORSIDE);
    observer.admitted(day(36), 0, MOORSIDE);
    observer.planned(day(37), 0, REHABILITATE);
    observer.readyToLeave(day(86), 0, PRISON);
    observer.departed(day(96), 0, MOORSIDE, PRISON, COMPLETE);
    observer.gone(day(96), 0);
  });
  const all = at(PLAN, outputs, "all");

  it("integrates levels over time", () => {
    expect(all("waiting")).toBe(day(10));
    expect(all("held")).toBe(day(2));
    expect(all("occupied")).toBe(day(60));
    expect(all("delayed")).toBe(day(10));
    expect(all("untreated")).toBe(day(16));
    expect(all("open")).toBe(day(300)); // three beds for 100 days
    expect(all("commissioned")).toBe(day(300));
    expect(all("cost")).toBe(day(100) * (2 * 600 + 500));
    expect(all("minutes")).toBe(day(100));
    expect(all("full")).toBe(0);
    expect(all("equipped")).toBe(day(100));
    expect(all("over2y")).toBe(0);
  });

  it("counts what happened", () => {
    const counted = ["referred", "listed", "admitted", "transferred", "departed", "returned"] as const;
    for (const figure of counted) expect(all(figure), figure).toBe(1);
    expect(all("returned.treatmentComplete")).toBe(1);
    expect(all("rehabilitatedPrison")).toBe(1);
    const never = ["declined", "readmitted", "leftInAssessment", "notional37", "departedOther"] as const;
    for (const figure of never) expect(all(figure), figure).toBe(0);
  });

  it("keeps the waits and the stay", () => {
    expect([...outputs.joiners.bedWait]).toEqual([day(10)]);
    expect([...outputs.joiners.transferTime]).toEqual([day(16)]);
    expect([...outputs.stays.stay]).toEqual([day(60)]);
    expect(all("waitMinutes")).toBe(day(10));
    expect(all("transferMinutes")).toBe(day(16));
    expect(all("transferWithin14")).toBe(0); // 16 days
    expect(all("transferWithin28")).toBe(1);
    expect(all("joinedAdmittedWithin28")).toBe(1);
    expect(all("stillOpen")).toBe(0);
  });

  it("files everything under group, unit and catchment, and nothing under the others", () => {
    const scopes = [at(PLAN, outputs, "group", SENTENCED), at(PLAN, outputs, "catchment", NORTH)];
    for (const of of scopes) {
      expect(of("waiting")).toBe(day(10));
      expect(of("occupied")).toBe(day(60));
      expect(of("untreated")).toBe(day(16));
      expect(of("admitted")).toBe(1);
      expect(of("transfers")).toBe(1);
    }
    const moorside = at(PLAN, outputs, "unit", MOORSIDE);
    expect(moorside("occupied")).toBe(day(60));
    expect(moorside("held")).toBe(day(2));
    expect(moorside("open")).toBe(day(200));
    expect(moorside("cost")).toBe(day(200) * 600);
    expect(moorside("offers")).toBe(1);
    expect(moorside("stayMinutes")).toBe(day(60));
    expect(moorside("listed")).toBe(0); // nobody joins the list of a unit
    for (const of of [at(PLAN, outputs, "group", ORDERS), at(PLAN, outputs, "catchment", SOUTH)]) {
      expect(of("occupied") + of("waiting") + of("listed") + of("admitted") + of("offers") + of("stays")).toBe(0);
    }
    expect(at(PLAN, outputs, "unit", FELLSIDE)("occupied")).toBe(0);
  });

  it("reads the 95th percentile of occupancy off its distribution over time", () => {
    // Estate: 1 of 3 beds for 60 days, none for 40: 0.333. Moorside: 1 of 2. Fellside: never anybody.
    expect(all("occupancyP95")).toBe(0.333);
    expect(at(PLAN, outputs, "unit", MOORSIDE)("occupancyP95")).toBe(0.5);
    expect(at(PLAN, outputs, "unit", FELLSIDE)("occupancyP95")).toBe(0);
  });
});

describe("the 95th percentile of occupancy", () => {
  it("is the lowest occupancy that covers 95 % of the time, to the minute", () => {
    const occupied = (lastFrom: number) =>
      at(
        PLAN,
        observe(PLAN, 110, (observer) => {
          observer.identified(day(10), 0, ORDERS, 1, 0, basis("s37"));
          observer.admitted(day(10), 0, MOORSIDE);
          observer.identified(lastFrom, 1, ORDERS, 2, 0, basis("s37"));
          observer.admitted(lastFrom, 1, MOORSIDE);
        }),
        "unit",
        MOORSIDE,
      )("occupancyP95");
    expect(occupied(day(105))).toBe(0.5); // half occupied for exactly 95 of 100 days
    expect(occupied(day(105) - 1)).toBe(1);
  });
});

describe("people who straddle the ends of the window", () => {
  it("counts someone in a bed since before day zero for the time in the window only, and the whole stay", () => {
    // Admitted on day -720, departed on day 60: in the window from 10 to 60. Two years (730.5 days) are over on day 10.5.
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(-800), 0, ORDERS, -1, 0, basis("s37/41"));
      observer.belongs(day(-800), 0, SOUTH, 0);
      observer.admitted(day(-720), 0, FELLSIDE);
      observer.departed(day(60), 0, FELLSIDE, COMMUNITY, COMPLETE);
      observer.gone(day(60), 0);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("occupied")).toBe(day(50));
    expect(all("over2y")).toBe(day(49.5));
    expect(all("over5y")).toBe(0);
    expect(all("admitted")).toBe(0);
    expect(all("departed")).toBe(1);
    expect(all("departedOther")).toBe(1);
    expect([...outputs.stays.stay]).toEqual([day(780)]);
    expect(at(PLAN, outputs, "unit", FELLSIDE)("full")).toBe(day(50));
    expect(all("full")).toBe(0); // moorside has free beds
  });

  it("does not count a stay that is cut by the end of the window as completed", () => {
    // Admitted on day -3000, still there: over five years (1826.25 days) for the whole window.
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(-3000), 0, ORDERS, -1, 0, basis("s37/41"));
      observer.belongs(day(-3000), 0, SOUTH, 0);
      observer.admitted(day(-3000), 0, FELLSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("occupied")).toBe(day(100));
    expect(all("over2y")).toBe(day(100));
    expect(all("over5y")).toBe(day(100));
    expect(outputs.stays.stay).toHaveLength(0);
  });

  it("follows the wait of someone who joins on the last day beyond the window, at full length", () => {
    // Need 100, listed 104, offered 150, admitted 152; the window closes on day 110.
    const outputs = observe(PLAN, 200, (observer) => {
      comesForward(observer, 0, 1, 100);
      observer.listed(day(104), 0);
      observer.closeWindow();
      expect([observer.stillWaiting, observer.stillOpen]).toEqual([1, 1]);
      observer.offered(day(150), 0, MOORSIDE);
      expect([observer.stillWaiting, observer.stillOpen]).toEqual([0, 1]);
      observer.admitted(day(152), 0, MOORSIDE);
      expect([observer.stillWaiting, observer.stillOpen]).toEqual([0, 0]);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("waiting")).toBe(day(6)); // 104 to 110
    expect(all("untreated")).toBe(day(10)); // 100 to 110
    expect(all("waitingEnd")).toBe(1);
    expect(all("occupied")).toBe(0);
    expect(all("held")).toBe(0);
    expect(all("admitted")).toBe(0); // after the window
    expect([...outputs.joiners.bedWait]).toEqual([day(46)]);
    expect([...outputs.joiners.transferTime]).toEqual([day(52)]);
    expect(all("waitWithin28")).toBe(0);
    expect(all("transferWithin56")).toBe(1);
    expect(all("joinedAdmitted")).toBe(1);
  });

  it("leaves out the wait of someone who joined before the window, but not their place on the list", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, -1, -20);
      observer.listed(day(-16), 0);
      observer.offered(day(40), 0, MOORSIDE);
      observer.admitted(day(41), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("waiting")).toBe(day(30)); // 10 to 40
    expect(all("untreated")).toBe(day(31)); // 10 to 41
    expect(all("joined")).toBe(0);
    expect(all("transfers")).toBe(0);
    expect(outputs.joiners.bedWait).toHaveLength(0);
    expect(all("admitted")).toBe(1);
  });

  it("takes the first minute into the window and leaves the last out", () => {
    const outputs = observe(PLAN, 113, (observer) => {
      comesForward(observer, 0, 1, 0);
      observer.listed(day(10), 0);
      observer.closeWindow();
      comesForward(observer, 1, 2, 110);
      observer.listed(day(113), 1);
      observer.offered(day(110) + day(3), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("joined")).toBe(1);
    expect(all("listed")).toBe(1);
    expect(at(PLAN, outputs, "group", SENTENCED)("waitingEnd")).toBe(1);
    expect(all("waiting")).toBe(day(100));
    expect([...outputs.joiners.bedWait]).toEqual([day(103)]);
  });
});

describe("at the very end of the window", () => {
  it("the list is as it stood before whatever happens in that minute", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, 1, 90);
      observer.listed(day(94), 0);
      observer.offered(day(110), 0, MOORSIDE);
    });
    expect(at(PLAN, outputs, "all")("waitingEnd")).toBe(1);
    expect(at(PLAN, outputs, "group", SENTENCED)("waitingEnd")).toBe(1);
    expect([...outputs.joiners.bedWait]).toEqual([day(16)]);
  });

  it("a wait cut short by the end of the replication is not a short wait", () => {
    const outputs = observe(PLAN, 112, (observer) => {
      comesForward(observer, 0, 1, 105);
      observer.listed(day(109), 0);
    });
    const all = at(PLAN, outputs, "all");
    expect([all("offers"), all("waitWithin28"), all("transfers"), all("transferWithin28")]).toEqual([1, 0, 1, 0]);
  });
});

describe("stays around two years", () => {
  // Two years are 730.5 days. Departures on day 60, after one minute less, exactly, and one minute more.
  for (const [beyond, expected] of [
    [-1, 0],
    [0, 0],
    [1, 1],
  ]) {
    it(`count ${expected} minutes as long when they last two years and ${beyond} minutes`, () => {
      const outputs = observe(PLAN, 110, (observer) => {
        observer.identified(day(60 - 730.5) - beyond, 0, ORDERS, -1, 0, basis("s37"));
        observer.admitted(day(60 - 730.5) - beyond, 0, FELLSIDE);
        observer.departed(day(60), 0, FELLSIDE, COMMUNITY, COMPLETE);
      });
      expect(at(PLAN, outputs, "all")("over2y")).toBe(expected);
    });
  }
});

describe("more people than the columns were made for", () => {
  it("are all remembered", () => {
    // 2,500 people are present at once: the i-th waits i % 50 days, needs 1 day from need to list, stays 5 days; as many
    // others wait as long for a place elsewhere.
    const number = 2500;
    const plan = { ...PLAN, warmUp: 0, run: 100 };
    const outputs = observe(plan, 100, (observer) => {
      const others = (who: number) => number + who;
      for (let who = 0; who < number; who++) {
        observer.identified(0, who, SENTENCED, who + 1, 0, basis("s47/49"));
        observer.belongs(0, who, who % 2, 0);
        observer.identified(0, others(who), SENTENCED, others(who) + 1, 0, basis("s47/49"));
        observer.belongs(0, others(who), who % 2, 0);
      }
      for (let who = 0; who < number; who++) {
        observer.listed(day(1), who);
        observer.reported(day(1), others(who), LOW);
      }
      for (let wait = 0; wait < 50; wait++) {
        for (let who = wait; who < number; who += 50) {
          observer.admitted(day(1 + wait), who, MOORSIDE);
          observer.placedElsewhere(day(1 + wait), others(who), LOW);
        }
        for (let who = wait - 5; who >= 0 && who < number; who += 50) {
          observer.departed(day(1 + wait), who, MOORSIDE, COMMUNITY, COMPLETE);
        }
      }
    });
    const waits = Array.from({ length: number }, (_, who) => day(who % 50));
    expect([...outputs.joiners.bedWait]).toEqual(waits);
    expect([...outputs.joiners.transferTime]).toEqual(waits.map((wait) => wait + day(1)));
    expect([...outputs.joiners.catchment]).toEqual(waits.map((_, who) => who % 2));
    expect(new Set(outputs.joiners.year)).toEqual(new Set([0]));
    // Those who are admitted with a wait below 45 days have left before the loop ends: 45 of every 50.
    expect([...outputs.stays.stay]).toEqual(new Array((number / 50) * 45).fill(day(5)));
    const all = at(plan, outputs, "all");
    expect(all("elsewhereMeasured")).toBe(number);
    expect(all("elsewhereMinutes")).toBe(waits.reduce((sum, wait) => sum + wait + day(1), 0));
    expect(all("elsewhereWithin28")).toBe((number / 50) * 28);
    expect(all("stillOpen")).toBe(0);
    // Of the waits 0 to 44 there are 23 even ones (north) and 22 odd ones (south), each 50 times.
    expect(at(plan, outputs, "catchment", NORTH)("stays")).toBe(1150);
    expect(at(plan, outputs, "catchment", SOUTH)("stays")).toBe(1100);
  });
});

describe("waits that are still open when the replication ends", () => {
  // A joins on day 50 and is never offered a bed; B joins on day 60, is offered one on day 70 and never admitted;
  // C joins on day 80 and is released on day 90. The replication ends on day 300.
  const outputs = observe(PLAN, 300, (observer) => {
    comesForward(observer, 0, 1, 46);
    observer.listed(day(50), 0);
    comesForward(observer, 1, 2, 56);
    observer.listed(day(60), 1);
    observer.offered(day(70), 1, MOORSIDE);
    comesForward(observer, 2, 3, 76);
    observer.listed(day(80), 2);
    observer.left(day(90), 2, RELEASED);
    observer.gone(day(90), 2);
  });
  const all = at(PLAN, outputs, "all");

  it("counts them as longer, never as absent, and leavers not at all", () => {
    expect([...outputs.joiners.bedWait]).toEqual([STILL_OPEN, day(10), NO_DURATION]);
    expect([...outputs.joiners.transferTime]).toEqual([STILL_OPEN, STILL_OPEN, NO_DURATION]);
    expect([...outputs.joiners.unit]).toEqual([NOWHERE, MOORSIDE, NOWHERE]);
    expect(all("joined")).toBe(3);
    expect(all("offers")).toBe(2);
    expect(all("waitWithin28")).toBe(1);
    expect(all("offersAfterWait")).toBe(2);
    expect(all("transfers")).toBe(2);
    expect(all("transferWithin90")).toBe(0);
    expect(all("joinedAdmitted")).toBe(0);
    expect(all("stillWaiting")).toBe(1);
    expect(all("stillOpen")).toBe(2);
  });

  it("counts the time so far in sums", () => {
    expect(all("waitMinutes")).toBe(day(250) + day(10)); // day 50 to 300, and 10
    expect(all("transferMinutes")).toBe(day(254) + day(244)); // day 46 to 300, day 56 to 300
  });

  it("counts the leaver by reason, and the list and the held bed to the end of the window", () => {
    expect(all("left.released")).toBe(1);
    expect(all("leftInAssessment")).toBe(0);
    expect(all("waiting")).toBe(day(60) + day(10) + day(10));
    expect(all("held")).toBe(day(40));
    expect(all("waitingEnd")).toBe(1);
  });
});

describe("beds that open and close", () => {
  it("keeps a closing bed open until its patient leaves, so that occupancy never exceeds one", () => {
    // Fellside: 1 bed, taken on day 0; none commissioned from day 30; the patient leaves on day 50. A bed from day 80.
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(0, 0, ORDERS, 1, 0, basis("s37"));
      observer.belongs(0, 0, NORTH, 0);
      observer.admitted(0, 0, FELLSIDE);
      observer.bedsCommissioned(day(30), FELLSIDE, 0);
      observer.departed(day(50), 0, FELLSIDE, COMMUNITY, COMPLETE);
      observer.bedsCommissioned(day(80), FELLSIDE, 1);
    });
    const fellside = at(PLAN, outputs, "unit", FELLSIDE);
    expect(fellside("commissioned")).toBe(day(20) + day(30)); // 10 to 30, 80 to 110
    expect(fellside("open")).toBe(day(40) + day(30)); // 10 to 50, 80 to 110
    expect(fellside("occupied")).toBe(day(40));
    expect(fellside("full")).toBe(day(40));
    expect(fellside("equipped")).toBe(day(70));
    expect(fellside("cost")).toBe(day(70) * 500);
    expect(fellside("occupancyP95")).toBe(1); // occupied for 40 of the 70 days with a bed
    const all = at(PLAN, outputs, "all");
    expect(all("open")).toBe(day(200) + day(70));
    expect(all("full")).toBe(0);
    expect(all("equipped")).toBe(day(100));
  });

  it("knows the estate as full only while no unit has a free bed, held beds not being free", () => {
    // Fellside taken from day 20; moorside: one bed taken from day 30, the other held from day 40 to day 55.
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(20), 0, ORDERS, 1, 0, basis("s37"));
      observer.admitted(day(20), 0, FELLSIDE);
      observer.identified(day(30), 1, ORDERS, 2, 0, basis("s37"));
      observer.admitted(day(30), 1, MOORSIDE);
      observer.identified(day(40), 2, ORDERS, 3, 0, basis("s37"));
      observer.listed(day(40), 2);
      observer.offered(day(40), 2, MOORSIDE);
      observer.offerLapsed(day(55), 2, MOORSIDE);
      observer.left(day(55), 2, RELEASED);
    });
    expect(at(PLAN, outputs, "all")("full")).toBe(day(15));
    expect(at(PLAN, outputs, "unit", MOORSIDE)("full")).toBe(day(15));
    expect(at(PLAN, outputs, "unit", FELLSIDE)("full")).toBe(day(90));
    expect(at(PLAN, outputs, "all")("held")).toBe(day(15));
    expect(at(PLAN, outputs, "all")("left.released")).toBe(1);
    expect([...outputs.joiners.bedWait]).toEqual([0]); // offered at once, admitted never
    expect(at(PLAN, outputs, "all")("offersAfterWait")).toBe(0);
  });

  it("says nothing of occupancy where no bed is ever open", () => {
    const plan = { ...PLAN, units: PLAN.units.map((unit) => ({ ...unit, beds: 0 })) };
    const all = at(
      plan,
      observe(plan, 110, () => {}),
      "all",
    );
    expect(all("open")).toBe(0);
    expect(all("equipped")).toBe(0);
    expect(all("full")).toBe(0);
    expect(all("occupancyP95")).toBeNaN();
  });
});

describe("who comes from where", () => {
  it("counts the return of a returned prisoner as a transfer and a readmission", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, 1, 12);
      observer.listed(day(16), 0);
      observer.admitted(day(20), 0, MOORSIDE);
      observer.departed(day(40), 0, MOORSIDE, PRISON, NOT_ENGAGING);
      observer.identified(day(60), 0, SENTENCED, 1, 1, basis("s47/49"));
      observer.belongs(day(60), 0, NORTH, 0);
      observer.listed(day(64), 0);
      observer.admitted(day(70), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("admitted")).toBe(2);
    expect(all("readmitted")).toBe(1);
    expect(all("transferred")).toBe(2);
    expect(all("returned.notEngaging")).toBe(1);
    expect([...outputs.joiners.transferTime]).toEqual([day(8), day(10)]);
    expect(all("untreated")).toBe(day(18));
  });

  it("does not count someone who comes back from the community as a transfer", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, 1, 12);
      observer.listed(day(16), 0);
      observer.admitted(day(20), 0, MOORSIDE);
      observer.basisChanged(day(30), 0, basis("notional37"));
      observer.departed(day(40), 0, MOORSIDE, COMMUNITY, COMPLETE);
      observer.identified(day(60), 0, SENTENCED, 1, 1, basis("s3"));
      observer.belongs(day(60), 0, SOUTH, 0);
      observer.listed(day(64), 0);
      observer.admitted(day(70), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("notional37")).toBe(1);
    expect(all("readmitted")).toBe(1);
    expect(all("transferred")).toBe(1);
    expect([...outputs.joiners.transferTime]).toEqual([day(8), NO_DURATION]);
    expect([...outputs.joiners.catchment]).toEqual([NORTH, SOUTH]);
    expect(all("untreated")).toBe(day(8));
  });

  it("takes a court patient whom custody made a prisoner as coming from prison the next time", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(12), 0, ORDERS, 1, 0, basis("s38"));
      observer.admitted(day(12), 0, MOORSIDE);
      observer.basisChanged(day(20), 0, basis("s47/49"));
      observer.departed(day(30), 0, MOORSIDE, PRISON, COMPLETE);
      observer.identified(day(60), 0, ORDERS, 1, 1, basis("s47/49"));
      observer.listed(day(64), 0);
      observer.admitted(day(70), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("transferred")).toBe(1);
    expect(all("notional37")).toBe(0); // a court decided, no release date struck
    expect([...outputs.joiners.transferTime]).toEqual([day(10)]);
  });

  it("counts a conversion at the release date in the bed only, also after a sentence passed there", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(12), 0, SENTENCED, 1, 0, basis("s48/49"));
      observer.admitted(day(12), 0, MOORSIDE);
      observer.basisChanged(day(20), 0, basis("s47/49"));
      observer.basisChanged(day(30), 0, basis("notional37"));
      comesForward(observer, 1, 2, 40);
      observer.listed(day(44), 1);
      observer.basisChanged(day(50), 1, basis("notional37")); // on the list
    });
    expect(at(PLAN, outputs, "all")("notional37")).toBe(1);
    expect(at(PLAN, outputs, "unit", MOORSIDE)("notional37")).toBe(1);
  });

  it("does not carry the plan of one stay into the next", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(12), 0, ORDERS, 1, 0, basis("s37"));
      observer.admitted(day(12), 0, MOORSIDE);
      observer.planned(day(13), 0, REHABILITATE);
      observer.departed(day(40), 0, MOORSIDE, COMMUNITY, COMPLETE);
      observer.identified(day(50), 0, ORDERS, 1, 1, basis("s3"));
      observer.admitted(day(50), 0, MOORSIDE);
      observer.departed(day(60), 0, MOORSIDE, COMMUNITY, COMPLETE);
    });
    const all = at(PLAN, outputs, "all");
    expect([all("departedOther"), all("rehabilitatedOther")]).toEqual([2, 1]);
  });

  it("gives a number that is used again to a new person", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, 1, 12);
      observer.listed(day(16), 0);
      observer.admitted(day(20), 0, MOORSIDE);
      observer.departed(day(40), 0, MOORSIDE, COMMUNITY, COMPLETE);
      observer.gone(day(40), 0);
      comesForward(observer, 0, 2, 50);
      observer.listed(day(54), 0);
      observer.admitted(day(60), 0, MOORSIDE);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("readmitted")).toBe(0);
    expect(all("transferred")).toBe(2);
  });
});

describe("other ends of the path", () => {
  it("measures people placed at another level from their report in the window", () => {
    // A is identified on day 20, reported 23 as low, placed 43: 23 days. B is reported on day 9, before the window, and
    // placed on day 30. C is reported on day 103 and placed on day 150. D is reported on day 63 and never placed.
    const outputs = observe(PLAN, 200, (observer) => {
      const reportLow = (patient: number, identified: number, reported: number) => {
        observer.identified(day(identified), patient, SENTENCED, patient + 1, 0, basis("s47/49"));
        observer.belongs(day(identified), patient, NORTH, 0);
        observer.reported(day(reported), patient, LOW);
      };
      reportLow(1, 6, 9);
      reportLow(0, 20, 23);
      observer.placedElsewhere(day(30), 1, LOW);
      observer.gone(day(30), 1);
      observer.placedElsewhere(day(43), 0, LOW);
      observer.gone(day(43), 0);
      reportLow(3, 60, 63);
      reportLow(2, 100, 103);
      expect(observer.stillOpen).toBe(2);
      observer.placedElsewhere(day(150), 2, LOW);
      expect([observer.stillWaiting, observer.stillOpen]).toEqual([0, 1]);
    });
    const all = at(PLAN, outputs, "all");
    expect(all("elsewhere.low")).toBe(2); // days 30 and 43
    expect(all("transferred")).toBe(2);
    expect(all("elsewhereMeasured")).toBe(3);
    expect(all("elsewhereMinutes")).toBe(day(23) + day(140) + day(50)); // A; D until day 200; C
    expect(all("elsewhereWithin28")).toBe(1);
    expect(all("untreated")).toBe(day(20) + day(23) + day(50) + day(10));
    expect(all("stillOpen")).toBe(1);
    expect(all("stillWaiting")).toBe(0);
  });

  it("counts who is declined, who leaves while being assessed and who leaves a held bed", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      comesForward(observer, 0, 1, 12);
      observer.declined(day(20), 0);
      comesForward(observer, 1, 2, 30);
      observer.left(day(40), 1, RELEASED);
      comesForward(observer, 2, 3, 50);
      observer.listed(day(54), 2);
      observer.offered(day(60), 2, MOORSIDE);
      observer.left(day(63), 2, RELEASED); // no lapse said: the bed is let go all the same
    });
    const all = at(PLAN, outputs, "all");
    expect(all("declined")).toBe(1);
    expect(all("leftInAssessment")).toBe(1);
    expect(all("left.released")).toBe(1);
    expect(all("held")).toBe(day(3));
    expect(all("untreated")).toBe(day(8) + day(10) + day(13));
    expect(all("waitingEnd")).toBe(0);
  });

  it("takes someone back into treatment", () => {
    const outputs = observe(PLAN, 110, (observer) => {
      observer.identified(day(12), 0, ORDERS, 1, 0, basis("s37"));
      observer.admitted(day(12), 0, MOORSIDE);
      observer.readyToLeave(day(20), 0, PRISON);
      observer.stayResumed(day(25), 0);
      observer.readyToLeave(day(105), 0, COMMUNITY);
    });
    expect(at(PLAN, outputs, "all")("delayed")).toBe(day(5) + day(5));
  });
});

describe("the transfer clock", () => {
  // Need 20, referred 21, assessed 22, reported 23, listed 24, admitted 40.
  const starts = { identified: 20, referred: 19, assessed: 18, reported: 17, listed: 16 } as const;
  for (const [clockStart, expected] of Object.entries(starts)) {
    it(`starts when ${clockStart}`, () => {
      const plan: ObservationPlan = { ...PLAN, clock: (moments) => moments[clockStart as keyof typeof starts] };
      const outputs = observe(plan, 110, (observer) => {
        comesForward(observer, 0, 1, 20);
        observer.listed(day(24), 0);
        observer.admitted(day(40), 0, MOORSIDE);
      });
      expect([...outputs.joiners.transferTime]).toEqual([day(expected)]);
      expect(at(plan, outputs, "all")("untreated")).toBe(day(expected));
      expect(at(plan, outputs, "catchment", NORTH)("untreated")).toBe(day(expected));
    });
  }

  it("holds to the minute at the bounds", () => {
    const within = (minutes: number) =>
      at(
        PLAN,
        observe(PLAN, 200, (observer) => {
          comesForward(observer, 0, 1, 20);
          observer.listed(day(24), 0);
          observer.admitted(day(20) + minutes, 0, MOORSIDE);
        }),
        "all",
      );
    expect(within(day(28))("transferWithin28")).toBe(1);
    expect(within(day(28) + 1)("transferWithin28")).toBe(0);
    expect(within(day(14))("transferWithin14")).toBe(1);
    expect(within(day(14) + 1)("transferWithin14")).toBe(0);
    expect(within(day(56))("transferWithin56")).toBe(1);
    expect(within(day(56) + 1)("transferWithin56")).toBe(0);
    expect(within(day(28))("joinedAdmittedWithin28")).toBe(1);
    expect(within(day(28) + 1)("joinedAdmittedWithin28")).toBe(0);
    expect(within(day(90))("transferWithin90")).toBe(1);
    expect(within(day(90) + 1)("transferWithin90")).toBe(0);
  });
});

describe("what cannot have happened", () => {
  it("is refused", () => {
    expect(() => observe(PLAN, 110, (observer) => observer.departed(day(20), 0, 0, 0, 0))).toThrow(/not in/);
    expect(() =>
      observe(PLAN, 110, (observer) => {
        observer.identified(day(20), 0, ORDERS, 1, 0, 0);
        observer.identified(day(19), 1, ORDERS, 2, 0, 0);
      }),
    ).toThrow("a fact of minute 27360 comes after minute 28800");
    expect(() =>
      observe(PLAN, 110, (observer) => {
        observer.identified(day(20), 0, ORDERS, 1, 0, 0);
        observer.admitted(day(20), 0, MOORSIDE);
        observer.admitted(day(21), 0, MOORSIDE);
      }),
    ).toThrow("patient 0 is admitted twice");
    expect(() =>
      observe(PLAN, 110, (observer) => {
        observer.identified(day(20), 0, ORDERS, 1, 0, 0);
        observer.admitted(day(20), 0, MOORSIDE);
        observer.gone(day(21), 0);
      }),
    ).toThrow("gone from a list or a bed");
    expect(() => observe(PLAN, 109, () => {})).toThrow("before its window");
  });
});
