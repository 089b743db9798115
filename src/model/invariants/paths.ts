import type { FactListener } from "../../domain/index.js";

type Fact = keyof FactListener;

/** What may be told of a person next, after what was told last. Facts that stand beside the path are left out: a changed
 *  section, a move, an onward place. */
export const MAY_FOLLOW: Readonly<Partial<Record<Fact, readonly Fact[]>>> = {
  identified: ["belongs"],
  belongs: ["referred", "exempted", "left"],
  exempted: ["referred", "left"],
  referred: ["assessed", "left"],
  assessed: ["reported", "left"],
  reported: ["prioritised", "secondOpinionAsked", "declined", "placedElsewhere", "left"],
  secondOpinionAsked: ["prioritised", "declined", "left"],
  prioritised: ["listed"],
  listed: ["offered", "papersExpired", "escalated", "left"],
  papersExpired: ["papersRenewed", "escalated", "left"],
  papersRenewed: ["offered", "papersExpired", "escalated", "left"],
  escalated: ["offered", "papersExpired", "papersRenewed", "left"],
  offered: ["admitted", "warrantExpired", "offerLapsed"],
  warrantExpired: ["admitted", "warrantExpired", "offerLapsed"],
  offerLapsed: ["left"],
  admitted: ["planned", "departed"],
  planned: ["readyToLeave", "planned", "departed"],
  readyToLeave: ["departed", "stayResumed", "readyToLeave"],
  stayResumed: ["planned"],
  departed: ["identified", "gone"],
  declined: ["gone"],
  placedElsewhere: ["gone"],
  left: ["gone"],
  gone: ["identified"],
};

/** Facts that leave a person where they are on the path. */
export const BESIDE_THE_PATH: ReadonlySet<string> = new Set<Fact>(["basisChanged", "moved", "placeTaken", "placeLeft"]);

/** Facts that are about no person. */
export const ABOUT_THE_ESTATE: ReadonlySet<string> = new Set<Fact>(["bedsCommissioned", "deadlocked"]);
