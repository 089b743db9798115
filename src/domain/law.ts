import type { Destination } from "./places.js";

/** What the law has set running for a person: nothing, a court date, or a release date. */
export type LegalClock = "none" | "court" | "release";

/** A section of the Mental Health Act under which a person is held, as a row of the table of law. */
export interface LegalBasis {
  readonly name: string;
  /** One phrase for reports. */
  readonly title: string;
  readonly restricted: boolean;
  readonly clock: LegalClock;
  /** Where the law lets a person go from a hospital bed. */
  readonly departures: readonly Destination[];
  /** The basis a person in hospital passes to when the release date strikes. */
  readonly onRelease?: string;
  /** The basis under which a discharged person comes back. */
  readonly onReadmission: string;
}

const HOSPITAL_EXITS: readonly Destination[] = ["highSecure", "lowSecure", "community", "died"];
const SENTENCED_EXITS: readonly Destination[] = ["prison", "highSecure", "lowSecure", "died"];
const COURT_EXITS: readonly Destination[] = ["prison", "highSecure", "lowSecure", "community", "died"];

/** The law of England and Wales as this library knows it (Mental Health Act 1983; exit sets in the design's evidence, 1.1). */
export const LAW: readonly LegalBasis[] = [
  {
    name: "s47/49",
    title: "sentenced, transferred with restriction",
    restricted: true,
    clock: "release",
    departures: SENTENCED_EXITS,
    onRelease: "notional37",
    onReadmission: "s3",
  },
  {
    name: "s45A",
    title: "hospital and limitation direction",
    restricted: true,
    clock: "release",
    departures: SENTENCED_EXITS,
    onRelease: "notional37",
    onReadmission: "s3",
  },
  {
    name: "s48/49",
    title: "unsentenced, transferred with restriction",
    restricted: true,
    clock: "court",
    departures: SENTENCED_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s35",
    title: "remanded to hospital for a report",
    restricted: false,
    clock: "court",
    departures: COURT_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s36",
    title: "remanded to hospital for treatment",
    restricted: false,
    clock: "court",
    departures: COURT_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s38",
    title: "interim hospital order",
    restricted: false,
    clock: "court",
    departures: COURT_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s37",
    title: "hospital order",
    restricted: false,
    clock: "none",
    departures: HOSPITAL_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s37/41",
    title: "hospital order with restriction",
    restricted: true,
    clock: "none",
    departures: HOSPITAL_EXITS,
    onReadmission: "recalled",
  },
  {
    name: "notional37",
    title: "as a hospital order, after the release date",
    restricted: false,
    clock: "none",
    departures: HOSPITAL_EXITS,
    onReadmission: "s3",
  },
  {
    name: "s3",
    title: "civil section",
    restricted: false,
    clock: "none",
    departures: HOSPITAL_EXITS,
    onReadmission: "s3",
  },
  {
    name: "recalled",
    title: "recalled from conditional discharge",
    restricted: true,
    clock: "none",
    departures: HOSPITAL_EXITS,
    onReadmission: "recalled",
  },
];

/** What a court may decide about a person whose case is open. */
export const DISPOSALS = ["hospitalOrder", "restrictedHospitalOrder", "custody", "released", "returned"] as const;
export type Disposal = (typeof DISPOSALS)[number];

/** What a court's decision does to someone: a new basis, a departure, or both. */
export interface DisposalEffect {
  /** The basis from now on. */
  readonly basis?: string;
  /** Where the person goes at once, out of a bed or off the list. */
  readonly leavesFor?: Destination;
}

/** Hospital orders keep the bed and end any way back to prison; custody makes a remand patient a sentenced one;
 *  a release empties the place; `returned` is custody for a patient who is sent back at once. */
export const DISPOSAL_EFFECTS: Readonly<Record<Disposal, DisposalEffect>> = {
  hospitalOrder: { basis: "s37" },
  restrictedHospitalOrder: { basis: "s37/41" },
  custody: { basis: "s47/49" },
  released: { leavesFor: "community" },
  returned: { basis: "s47/49", leavesFor: "prison" },
};
