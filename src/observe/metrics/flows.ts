import { DESTINATIONS, type Destination } from "../../domain/index.js";
import type { Figure } from "../figures.js";
import type { Scope } from "../scopes.js";
import { BEFORE_THE_BED, EVERY_SCOPE, type Metric, perYear } from "./metric.js";

const GOES: Readonly<Record<Destination, string>> = {
  prison: "to prison",
  highSecure: "to high security",
  lowSecure: "to low security",
  community: "to the community",
  died: "died",
};

const LEAVES: Readonly<Record<Destination, string>> = {
  prison: "go to prison",
  highSecure: "go to high security",
  lowSecure: "go to low security",
  community: "go to the community",
  died: "die there",
};

function flow(id: string, title: string, definition: string, scopes: readonly Scope[], figure: Figure): Metric {
  return { id, title, measure: "people/year", definition, scopes, method: perYear(figure) };
}

export const FLOWS: readonly Metric[] = [
  flow("referrals", "Referrals", "Requests for admission made, per year.", BEFORE_THE_BED, "referred"),
  flow("accepted", "Accepted", "People who join the waiting list, per year.", BEFORE_THE_BED, "listed"),
  flow("declined", "Declined", "People whom the receiving service refuses, per year.", BEFORE_THE_BED, "declined"),
  flow(
    "admissions",
    "Admissions",
    "People who take a bed of this estate or one bought for it, per year; coming home from another unit is none.",
    EVERY_SCOPE,
    "admitted",
  ),
  flow(
    "readmissions",
    "Readmissions",
    "Admissions of people who have had such a bed before, per year; part of admissions.",
    EVERY_SCOPE,
    "readmitted",
  ),
  flow(
    "transfers",
    "Prison transfers at all levels of care",
    "People from prison admitted to this estate or a bed bought for it, or placed at another level of care, per year.",
    BEFORE_THE_BED,
    "transferred",
  ),
  flow(
    "departures",
    "Departures",
    "People who leave a bed of this estate or one bought for it, in any way, per year; coming home to another unit is none.",
    EVERY_SCOPE,
    "departed",
  ),
  ...DESTINATIONS.map((destination) =>
    flow(
      `departures.to.${destination}`,
      `Departures: ${GOES[destination]}`,
      `People who leave a bed of this estate or one bought for it and ${LEAVES[destination]}, per year; part of departures.`,
      EVERY_SCOPE,
      `departedTo.${destination}`,
    ),
  ),
  flow("returns", "Returns to prison", "Departures to prison, per year.", EVERY_SCOPE, "returned"),
];
