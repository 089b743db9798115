import type { Destination } from "./places.js";

/** What the law has set running for a person: nothing, a court date, or a release date. */
export type LegalClock = "none" | "court" | "release";

/** What a court may decide about a person whose case is open. The order counts: `returned` stays last, so that leaving it out
 *  (for people who are not in hospital) moves no other decision. */
export const DISPOSALS = [
  "hospitalOrder",
  "restrictedHospitalOrder",
  "limitationDirection",
  "interimOrder",
  "unfitToPlead",
  "custody",
  "civilSection",
  "released",
  "returned",
] as const;
export type Disposal = (typeof DISPOSALS)[number];

/** What a court's decision does to someone: a new basis, a departure, or both. */
export interface DisposalEffect {
  /** The basis from now on. */
  readonly basis?: string;
  /** Where the person goes at once, out of a bed or off the list. */
  readonly leavesFor?: Destination;
}

/** A section under which a person is held, as a row of the table of law. */
export interface LegalBasis {
  readonly name: string;
  /** One phrase for reports. */
  readonly title: string;
  readonly restricted: boolean;
  readonly clock: LegalClock;
  /** Where the law lets a person go from a hospital bed. */
  readonly departures: readonly Destination[];
  /** Of these, the ones that need somebody's consent (the Ministry of Justice's, or a court's), which takes time. */
  readonly consent: readonly Destination[];
  /** The basis a person in hospital passes to when the release date strikes; without one the person leaves for the
   *  community that day, as nothing holds them any longer. */
  readonly onRelease?: string;
  /** The basis under which a discharged person comes back. */
  readonly onReadmission: string;
  /** How long it may last in hospital before the court must decide. [days] */
  readonly longest?: number;
  /** Lengths of the periods of detention, the last one repeating; a tribunal may sit once in each. [days] */
  readonly periods: readonly number[];
  /** A tribunal may discharge the person itself. Elsewhere it can only advise, and the bed is kept. */
  readonly tribunalDischarges: boolean;
  /** Where this basis answers a court's decision with another effect than `DISPOSAL_EFFECTS`. */
  readonly disposals: Readonly<Partial<Record<Disposal, DisposalEffect>>>;
}

const DAYS_PER_YEAR = 365.25;
const HALF_YEAR = DAYS_PER_YEAR / 2;

const HOSPITAL_EXITS: readonly Destination[] = ["highSecure", "lowSecure", "community", "died"];
const SENTENCED_EXITS: readonly Destination[] = ["prison", "highSecure", "lowSecure", "died"];
const COURT_EXITS: readonly Destination[] = ["prison", "highSecure", "lowSecure", "community", "died"];
/** Six months, six months, then yearly. */
const RENEWED: readonly number[] = [HALF_YEAR, HALF_YEAR, DAYS_PER_YEAR];

/** What most rows have in common. */
const USUAL = {
  restricted: false,
  consent: [],
  onReadmission: "s3",
  periods: RENEWED,
  tribunalDischarges: false,
  disposals: {},
} as const;

const RESTRICTED_PRISONER = {
  ...USUAL,
  restricted: true,
  departures: SENTENCED_EXITS,
  consent: ["prison", "highSecure", "lowSecure"],
} as const satisfies Partial<LegalBasis>;

const RENEWABLE_ORDER = {
  ...USUAL,
  clock: "none",
  departures: HOSPITAL_EXITS,
  tribunalDischarges: true,
} as const satisfies Partial<LegalBasis>;

const BEFORE_THE_COURT = {
  ...USUAL,
  clock: "court",
  departures: COURT_EXITS,
  consent: ["prison", "highSecure", "lowSecure", "community"],
  periods: [],
} as const satisfies Partial<LegalBasis>;

const TWELVE_WEEKS = 84;

/** The law of England and Wales as this library knows it (Mental Health Act 1983; exit sets in the design's evidence, 1.1). */
export const LAW: readonly LegalBasis[] = [
  {
    ...RESTRICTED_PRISONER,
    name: "s47/49",
    title: "sentenced, transferred with restriction",
    clock: "release",
    onRelease: "notional37",
  },
  {
    ...RESTRICTED_PRISONER,
    name: "s45A",
    title: "hospital and limitation direction",
    clock: "release",
    onRelease: "notional37",
  },
  {
    ...RESTRICTED_PRISONER,
    name: "s48/49",
    title: "unsentenced, transferred with restriction",
    clock: "court",
  },
  { ...BEFORE_THE_COURT, name: "s35", title: "remanded to hospital for a report", longest: TWELVE_WEEKS },
  { ...BEFORE_THE_COURT, name: "s36", title: "remanded to hospital for treatment", longest: TWELVE_WEEKS },
  { ...BEFORE_THE_COURT, name: "s38", title: "interim hospital order", longest: DAYS_PER_YEAR },
  { ...RENEWABLE_ORDER, name: "s37", title: "hospital order" },
  {
    ...RENEWABLE_ORDER,
    name: "s37/41",
    title: "hospital order with restriction",
    restricted: true,
    consent: ["highSecure", "lowSecure", "community"],
    onReadmission: "recalled",
  },
  { ...RENEWABLE_ORDER, name: "notional37", title: "as a hospital order, after the release date" },
  { ...RENEWABLE_ORDER, name: "s3", title: "civil section" },
  {
    ...RENEWABLE_ORDER,
    name: "recalled",
    title: "recalled from conditional discharge",
    restricted: true,
    consent: ["highSecure", "lowSecure", "community"],
    onReadmission: "recalled",
  },
  {
    ...RESTRICTED_PRISONER,
    name: "s48/52",
    title: "remanded by magistrates, transferred; ends under s52",
    clock: "court",
  },
  {
    ...RESTRICTED_PRISONER,
    name: "s48/53",
    title: "civil prisoner or immigration detainee, transferred; ends under s53",
    restricted: false,
    consent: ["prison"],
    clock: "release",
  },
  { ...RENEWABLE_ORDER, name: "CPIA", title: "unfit to plead or insane, hospital order without restriction" },
];

/** Hospital orders keep the bed and end any way back to prison; custody makes a remand patient a sentenced one; an interim
 *  order keeps the case open; a release empties the place, unless a civil section holds the person in hospital;
 *  `returned` is custody for a patient who is sent back at once. */
export const DISPOSAL_EFFECTS: Readonly<Record<Disposal, DisposalEffect>> = {
  hospitalOrder: { basis: "s37" },
  restrictedHospitalOrder: { basis: "s37/41" },
  limitationDirection: { basis: "s45A" },
  interimOrder: { basis: "s38" },
  unfitToPlead: { basis: "CPIA" },
  custody: { basis: "s47/49" },
  civilSection: { basis: "s3" },
  released: { leavesFor: "community" },
  returned: { basis: "s47/49", leavesFor: "prison" },
};
