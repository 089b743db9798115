import type { LegalBasis } from "../domain/index.js";
import { probabilityOfReturn } from "../policy/index.js";
import type { GroupRead } from "./file-shape.js";
import { positionOfBasis } from "./law-position.js";
import { oneOf } from "./nearest.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import type { Group } from "./scenario.js";
import type { Subject } from "./subject.js";
import { refuseEarlyDate, refuseName } from "./validate-estate.js";
import { checkAccess, checkAfter, checkPlaces } from "./validate-pathway.js";
import { mayBeSentencedFrom } from "./validate-rules.js";

export function checkDemand(subject: Subject): void {
  if (subject.file.demand !== undefined && subject.scenario.groups.length === 0) {
    subject.reading.refuseTogether(subject.root, ["demand"], { expected: "at least one demand group" });
  }
  for (const group of subject.scenario.groups) {
    const read = subject.file.demand?.get(group.name) ?? {};
    checkBasis(subject, group, read);
    checkRate(subject, group, read);
    checkMix(subject, group, read);
    checkClocks(subject, group, read);
    checkStays(subject, group);
    checkAccess(subject, group, read);
    checkAfter(subject, group, read);
    checkPlaces(subject, group);
  }
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
}

function checkBasis(subject: Subject, group: Group, read: GroupRead): void {
  const names = subject.scenario.law.map(({ name }) => name);
  const { legalBasis } = read;
  if (legalBasis === undefined || names.includes(legalBasis)) return;
  const meant = subject.reading.meant(legalBasis, names);
  refuse(subject, ["demand", group.name, "legalBasis"], {
    expected: `a legal basis: ${oneOf(names)}`,
    received: legalBasis,
    ...(meant === undefined ? {} : { hint: `Did you mean “${meant}”?` }),
  });
}

function checkRate(subject: Subject, group: Group, read: GroupRead): void {
  const path = ["demand", group.name];
  if (read.perYear === undefined && read.per1000Prisoners === undefined) {
    refuse(subject, [...path, "perYear"], { expected: "how many people a year: “perYear” or “per1000Prisoners”" });
  }
  if (read.perYear !== undefined && read.per1000Prisoners !== undefined) {
    const hint = "Take one of them out; in a variant, write “perYear: null” or “per1000Prisoners: null”.";
    refuse(subject, [...path, "per1000Prisoners"], {
      expected: "either “perYear” or “per1000Prisoners”",
      received: "both",
      hint,
    });
  }
  if (read.per1000Prisoners !== undefined && read.perYear === undefined) checkPrisoners(subject, path, read);
  read.changes?.forEach((change, position) => {
    if (change.on !== undefined && change.on < subject.scenario.start)
      refuseEarlyDate(subject, [...path, "changes", position, "on"]);
  });
  checkRepeatedDates(subject, path, read);
  if (read.months?.every((weight) => weight === 0))
    refuse(subject, [...path, "months"], { expected: "a month with a weight above 0" });
}

function checkRepeatedDates(subject: Subject, path: Path, read: GroupRead): void {
  const seen = new Set<string>();
  read.changes?.forEach(({ on }, position) => {
    if (on !== undefined && seen.has(on))
      refuse(subject, [...path, "changes", position, "on"], { expected: "each date once" });
    if (on !== undefined) seen.add(on);
  });
}

function checkPrisoners(subject: Subject, path: Path, read: GroupRead): void {
  if (subject.file.prisonPopulation === undefined) {
    const hint = "For example: prisonPopulation: { 2024-02-23: 88000, 2028-03-31: 105800 }";
    refuse(subject, ["prisonPopulation"], {
      expected: "“prisonPopulation”, as a group follows it with “per1000Prisoners”",
      hint,
    });
  }
  if (read.changes !== undefined) {
    refuse(subject, [...path, "changes"], {
      expected: "no “changes” with “per1000Prisoners”: the population changes it",
    });
  }
}

function checkMix(subject: Subject, group: Group, read: GroupRead): void {
  const { catchments, serviceLines } = subject.scenario.estate;
  const path = ["demand", group.name, "mix"];
  const names = catchments.map(({ name }) => name);
  for (const name of read.mix?.catchment?.keys() ?? []) {
    if (!names.includes(name))
      refuseName(subject, [...path, "catchment", name], "a catchment of the estate", name, names);
  }
  for (const name of read.mix?.serviceLine?.keys() ?? []) {
    if (!serviceLines.includes(name))
      refuseName(subject, [...path, "serviceLine", name], "a service line of a unit", name, serviceLines);
  }
  if (serviceLines.length > 1 && read.mix?.serviceLine === undefined) {
    const hint = `For example: mix: { serviceLine: { ${serviceLines[0]}: 100% } }`;
    refuse(subject, [...path, "serviceLine"], {
      expected: `a share for each service line: ${oneOf(serviceLines)}`,
      hint,
    });
  }
}

/** Which clocks the law sets running decides what may be said about courts and release. */
function checkClocks(subject: Subject, group: Group, read: GroupRead): void {
  const basis = subject.scenario.law[group.legalBasis]!;
  const { law } = subject.scenario;
  const path = ["demand", group.name];
  if (["legalBasis", "from"].some((key) => subject.reading.isWrong([...path, key]))) return;
  const custody = mayBeSentenced(group, subject.scenario.law);
  if (basis.clock !== "court") {
    for (const key of ["toCourt", "disposals"] as const) {
      if (read[key] !== undefined) refuse(subject, [...path, key], withoutClock(law, key, basis.name, "court"));
    }
  } else if (isHalfSaid(read, basis)) {
    const missing = read.toCourt === undefined ? "toCourt" : "disposals";
    const expected = "“toCourt” and “disposals” together, or neither";
    refuse(subject, [...path, missing], { expected, hint: HINTS[missing] });
  }
  for (const key of ["toRelease", "indeterminate"] as const) {
    if (read[key] === undefined || basis.clock === "release" || custody) continue;
    if (subject.reading.isWrong([...path, "disposals"])) continue;
    refuse(subject, [...path, key], withoutClock(law, key, basis.name, "release"));
  }
  if (group.indeterminate > 0 && read.toRelease === undefined) {
    const hint = "Without “toRelease” nobody has a release date; leave “indeterminate” out, or add “toRelease”.";
    refuse(subject, [...path, "indeterminate"], { expected: "“toRelease” beside “indeterminate”", hint });
  }
}

/** A court's decisions without its date are enough where the law itself sets a limit at which the court decides. */
function isHalfSaid({ toCourt, disposals }: GroupRead, { longest }: LegalBasis): boolean {
  const byLimit = toCourt === undefined && longest !== undefined;
  return (toCourt === undefined) !== (disposals === undefined) && !byLimit;
}

const HINTS = {
  toCourt: "Add how long it takes to the court date, such as toCourt: { lognormal: { median: 116, sigma: 0.89 } }",
  disposals:
    "Add what courts decide, such as disposals: { hospitalOrder: 45%, custody: 25%, released: 20%, returned: 10% }",
};

function withoutClock(law: readonly LegalBasis[], key: string, basis: string, clock: "court" | "release"): Complaint {
  const bases = law.filter((each) => each.clock === clock).map((each) => each.name);
  const also = clock === "release" ? ", or of people to whom courts give custody" : "";
  return {
    expected: `“${key}” only in groups held under ${oneOf(bases)}${also}`,
    received: `“${key}” in a group held under ${basis}`,
    hint: `Change “legalBasis”, or take “${key}” out.`,
  };
}

function checkStays(subject: Subject, group: Group): void {
  const { byPlan } = group.stays;
  const example = "{ lognormal: { median: 580, sigma: 0.97 } }";
  if (byPlan.rehabilitate === undefined) {
    const expected = `how long rehabilitation takes, for the group ${group.name}`;
    refuseMissingStay(subject, group, "rehabilitate", {
      expected,
      hint: `For example: stays: { rehabilitate: ${example} }`,
    });
  }
  if (byPlan.treatAndReturn === undefined && mayReturn(subject, group)) {
    const expected = `how long treatment takes before a return to prison, for the group ${group.name}`;
    const hint = "For example: stays: { treatAndReturn: { lognormal: { median: 200, sigma: 0.8 } } }";
    refuseMissingStay(subject, group, "treatAndReturn", { expected, hint });
  }
}

function refuseMissingStay(subject: Subject, group: Group, plan: string, complaint: Complaint): void {
  const own = ["demand", group.name, "stays", plan];
  if (subject.reading.isWrong(own)) return;
  const hasOwn = subject.file.demand?.get(group.name)?.stays !== undefined;
  refuse(subject, subject.file.stays === undefined && hasOwn ? own : ["stays", plan], complaint);
}

/** Whether a court may give custody, with or without the way back to prison at once, or another sentence. */
function mayBeSentenced(group: Group, law: readonly LegalBasis[]): boolean {
  const decisions = group.disposals.filter(({ share }) => share > 0).map(({ name }) => name);
  return mayBeSentencedFrom(law, law[group.legalBasis]!, decisions);
}

/** Whether the pathway rule may ask for treat and return, under the group's own basis or one a court may give it. */
function mayReturn(subject: Subject, group: Group): boolean {
  const custody = mayBeSentenced(group, subject.scenario.law);
  // Somebody sent to prison comes back from there.
  const fromPrison = group.from === "prison" || group.after.returned.share > 0;
  const { law } = subject.scenario;
  const bases = [law[group.legalBasis]!, ...(custody ? [law[positionOfBasis(law, "s47/49")]!] : [])];
  const { pathway } = subject.scenario.rules;
  return bases.some((legalBasis) =>
    group.mix.engagement.some(({ name: engagement }) => {
      const untold = {
        urgency: "routine",
        group: 0,
        groupName: group.name,
        entry: 0,
        stayed: 0,
        listedAt: 0,
        untilRelease: Infinity,
        untilCourt: Infinity,
      } as const;
      return probabilityOfReturn(pathway, { ...untold, legalBasis, engagement, fromPrison }) > 0;
    }),
  );
}
