import type { Destination } from "../domain/index.js";
import { mayAskAgain, probabilityOfAcceptance } from "./access.js";
import { type ClockMoments, clockStartUnder } from "./clock.js";
import { carriedOut, type PlannedChange } from "./estate.js";
import { probabilityFundingEnds, reviewDays } from "./funded-stay.js";
import { probabilityOfReturn } from "./pathway.js";
import { type CatchmentView, type Home, type Standing, standingOf, type Whereabouts } from "./placement.js";
import { probabilityOfPressedReturn, speedOfTreatment } from "./pressure.js";
import type { BedPressure, PersonView, UnitView } from "./questions.js";
import { mayTakeBedUnder } from "./ring-fence.js";
import type { Rules } from "./rules.js";
import { needsPlace } from "./step-down.js";
import { orderUnder } from "./who-is-next.js";

/** The questions that the model asks of the commissioning rules. Each answer is a function of what is shown alone: no memory,
 *  no chance. Where chance decides, the answer is a probability, and the model holds it against the person's own draw. */
export interface Policies {
  /** 1. When transfer time starts, the excluded time already added; undefined: the person is not measured. [minutes] */
  clock(moments: ClockMoments): number | undefined;
  /** 2. Probability of a first yes, given the scenario's rate. [0, 1] */
  access(person: PersonView, ratePerPerson: number): number;
  /** 2. Whether a declined person may ask for a second opinion. */
  secondOpinion(person: PersonView): boolean;
  /** 3. Negative when `one` goes before `other`; 0: whoever joined first. Must not change while people wait. */
  whoIsNext(one: PersonView, other: PersonView): number;
  /** 4. How a unit stands to people of a home; undefined: it never takes them. Asked once, when a study begins. */
  placement(unit: Whereabouts, home: Home, catchments: readonly CatchmentView[]): Standing | undefined;
  /** 5. Whether a person may take a free bed of a unit. Asked of the first of each group on a list. */
  ringFence(person: PersonView, unit: UnitView): boolean;
  /** 6. Probability of treat and return, when the plan is made. [0, 1] */
  pathway(person: PersonView): number;
  /** 7. Times since admission at which the stay of a person from prison is reviewed, rising. [days] */
  readonly reviewDays: readonly number[];
  /** 7. Probability that funding ends at a review and the person is returned. [0, 1] */
  fundedStay(person: PersonView): number;
  /** 8. How fast treatment passes that is to end in a return; 1: as usual. > 0 */
  treatmentSpeed(now: BedPressure): number;
  /** 8. Time from one review of the pressure on beds to the next; absent: there are none. [days] > 0 */
  readonly pressureReviewEvery: number | undefined;
  /** 8. Probability that a person is returned at a review of the pressure on beds. [0, 1] */
  pressedReturn(person: PersonView, now: BedPressure): number;
  /** 9. What becomes of a planned opening or closure. Asked once, when a study begins. */
  estate(change: PlannedChange): PlannedChange;
  /** 10. Whether somebody bound for a destination needs one of its finite places. Asked once, when a study begins. */
  stepDown(destination: Destination): boolean;
}

/** The rules of a scenario as answers. */
export function policiesOf(rules: Rules): Policies {
  return {
    clock: clockStartUnder(rules.clock),
    access: (person, rate) => probabilityOfAcceptance(rules.access, person, rate),
    secondOpinion: () => mayAskAgain(rules.access),
    whoIsNext: orderUnder(rules.whoIsNext),
    placement: (unit, home, catchments) => standingOf(rules.placement, unit, home, catchments),
    ringFence: mayTakeBedUnder(rules.ringFence),
    pathway: (person) => probabilityOfReturn(rules.pathway, person),
    reviewDays: reviewDays(rules.fundedStay),
    fundedStay: (person) => probabilityFundingEnds(rules.fundedStay, person),
    treatmentSpeed: (now) => speedOfTreatment(rules.pressure, now),
    pressureReviewEvery: rules.pressure.reviews?.every,
    pressedReturn: (person, now) => probabilityOfPressedReturn(rules.pressure, person, now),
    estate: (change) => carriedOut(rules.estate, change),
    stepDown: (destination) => needsPlace(rules.stepDown, destination),
  };
}
