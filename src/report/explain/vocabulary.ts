import type { Scenario } from "../../scenario/index.js";

/** What reports call the words of a scenario file. */

type Group = Scenario["groups"][number];
type NameOf<Shares extends readonly { readonly name: string }[]> = Shares[number]["name"];

export const ORIGIN: Readonly<Record<Group["from"], string>> = {
  prison: "prison",
  court: "the courts",
  highSecure: "high security",
  lowSecure: "low security",
  community: "the community",
};

export const DESTINATION: Readonly<Record<NameOf<Group["exits"]["destinations"]>, string>> = {
  prison: "prison",
  highSecure: "high security",
  lowSecure: "low security",
  community: "the community",
  died: "death",
};

export const ONWARD: Readonly<Record<NameOf<Scenario["onward"][number]["next"]>, string>> = {
  highSecure: "high security",
  lowSecure: "low security",
  community: "the community",
  stepUp: "medium security again",
};

export const LEVEL: Readonly<Record<NameOf<Group["access"]["levels"]>, string>> = {
  medium: "medium security",
  picu: "psychiatric intensive care",
  low: "low security",
  high: "high security",
  other: "another service",
};

export const URGENCY: Readonly<Record<NameOf<Group["mix"]["urgency"]>, string>> = {
  urgent: "urgent",
  soon: "soon",
  routine: "routine",
};

export const ENGAGEMENT: Readonly<Record<NameOf<Group["mix"]["engagement"]>, string>> = {
  engaging: "engage with treatment",
  notEngaging: "do not engage",
  tooHighRisk: "are thought too high a risk",
};

export const DISPOSAL: Readonly<Record<NameOf<Group["disposals"]>, string>> = {
  hospitalOrder: "hospital order",
  restrictedHospitalOrder: "hospital order with restriction",
  limitationDirection: "hospital and limitation direction",
  interimOrder: "interim order",
  unfitToPlead: "unfit to plead or insane",
  custody: "custody",
  civilSection: "civil section",
  released: "released",
  returned: "custody, and sent back to prison at once",
};
