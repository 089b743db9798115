import { probabilityOfReturn } from "../policy/index.js";
import type { GroupRead } from "./file-shape.js";
import { basesOfGroup } from "./law-of-group.js";
import { oneOf } from "./nearest.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import { refuseName } from "./refuse-name.js";
import type { Group } from "./scenario.js";
import type { Subject } from "./subject.js";
import { checkClocks } from "./validate-clocks.js";
import { refuseEarlyDate } from "./validate-estate.js";
import { refuseBasis } from "./validate-law.js";
import { checkAccess, checkAfter, checkPapers, checkPlaces } from "./validate-pathway.js";

export function checkDemand(subject: Subject): void {
  if (subject.file.demand !== undefined && subject.scenario.groups.length === 0) {
    subject.reading.refuseTogether(subject.root, ["demand"], {
      expected: "at least one demand group, such as court: { from: court, perYear: 40 }",
    });
  }
  for (const group of subject.scenario.groups) {
    const read = subject.file.demand?.get(group.name) ?? {};
    if (read.legalBasis !== undefined) refuseBasis(subject, ["demand", group.name, "legalBasis"], read.legalBasis);
    checkRate(subject, group, read);
    checkMix(subject, group, read);
    checkClocks(subject, group, read);
    checkStays(subject, group);
    checkAccess(subject, group, read);
    checkPapers(subject, group, read);
    checkAfter(subject, group, read);
    checkPlaces(subject, group);
  }
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
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

/** Whether the pathway rule may ever ask for treat and return of somebody of the group, whatever becomes of their case. */
function mayReturn({ scenario }: Subject, group: Group): boolean {
  // Somebody sent to prison comes back from there.
  const fromPrison = group.from === "prison" || group.after.returned.share > 0;
  return [...basesOfGroup(scenario, group)].some((position) =>
    group.mix.engagement.some(({ name: engagement }) =>
      // A rule may treat long and short sentences apart.
      [0, Number.POSITIVE_INFINITY].some((untilRelease) => {
        const legalBasis = scenario.law[position]!;
        const person = { ...UNTOLD, groupName: group.name, legalBasis, engagement, fromPrison, untilRelease };
        return probabilityOfReturn(scenario.rules.pathway, person) > 0;
      }),
    ),
  );
}

const UNTOLD = {
  urgency: "routine",
  group: 0,
  entry: 0,
  stayed: 0,
  listedAt: 0,
  untilCourt: Number.POSITIVE_INFINITY,
} as const;
