import { BEFORE_THE_BED, type Metric, shareOfPeople } from "./metric.js";

export const LISTED: readonly Metric[] = [
  {
    id: "listed.admitted",
    title: "Admitted, of all who join the list",
    measure: "share",
    definition:
      "Of all who join the waiting list in the window, the share ever admitted; people who leave, and waits still open, count as not admitted.",
    scopes: BEFORE_THE_BED,
    method: shareOfPeople("joinedAdmitted", "joined"),
  },
  {
    id: "listed.admittedWithin28",
    title: "Admitted within 28 days, of all who join the list",
    measure: "share",
    definition:
      "Of all who join the waiting list in the window, the share admitted within 28 days of the start of the clock; people who leave count as not admitted, people to whom the clock does not apply are left out.",
    scopes: BEFORE_THE_BED,
    method: shareOfPeople("joinedAdmittedWithin28", "joinedOnClock"),
  },
];
