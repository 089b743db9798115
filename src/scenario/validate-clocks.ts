import { DISPOSAL_EFFECTS, type LegalBasis } from "../domain/index.js";
import type { GroupRead } from "./file-shape.js";
import { basesOfGroup, mayHaveClock } from "./law-of-group.js";
import { oneOf } from "./nearest.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import type { Group } from "./scenario.js";
import type { Subject } from "./subject.js";

/** Which clocks the law sets running decides what may be said about courts and release. */
export function checkClocks(subject: Subject, group: Group, read: GroupRead): void {
  const path = ["demand", group.name];
  const parts: readonly Path[] = [["law"], [...path, "legalBasis"], [...path, "from"]];
  if (parts.some((part) => subject.reading.isWrong(part))) return;
  checkCourt(subject, group, read);
  if (!subject.reading.isWrong([...path, "disposals"])) {
    checkNextCourt(subject, group, read);
    checkRelease(subject, group, read);
  }
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
}

function checkCourt(subject: Subject, group: Group, read: GroupRead): void {
  const { law } = subject.scenario;
  const basis = law[group.legalBasis]!;
  const path = ["demand", group.name];
  if (basis.clock !== "court") {
    for (const key of ["toCourt", "disposals"] as const) {
      if (read[key] !== undefined) refuse(subject, [...path, key], withoutClock(law, key, basis.name, "court"));
    }
  } else if (isHalfSaid(read, basis)) {
    const missing = read.toCourt === undefined ? "toCourt" : "disposals";
    const expected = "“toCourt” and “disposals” together, or neither";
    refuse(subject, [...path, missing], { expected, hint: HINTS[missing] });
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

/** A case that a court leaves open needs another date, from the file or from the law. */
function checkNextCourt(subject: Subject, group: Group, read: GroupRead): void {
  const path = ["demand", group.name, "toNextCourt"];
  const open = basesOfOpenCases(subject, group);
  if (read.toNextCourt !== undefined && open.length === 0) {
    refuse(subject, path, {
      expected: "“toNextCourt” only where a court may leave the case open, as by “interimOrder”",
      received: "“toNextCourt” without such a decision in “disposals”",
      hint: "Give “interimOrder” a share in “disposals”, or take “toNextCourt” out.",
    });
  }
  const endless = open.find(({ longest }) => longest === undefined);
  if (read.toNextCourt !== undefined || endless === undefined) return;
  refuse(subject, path, {
    expected: `how long it is to the next court date, as the court may leave the case open under ${endless.name}`,
    hint: "For example: toNextCourt: 28 days",
  });
}

/** What people of the group are held under after a decision of a court that is not the last. */
function basesOfOpenCases({ scenario }: Subject, group: Group): readonly LegalBasis[] {
  const { law } = scenario;
  const before = [...basesOfGroup(scenario, group)].map((position) => law[position]!);
  const decided = before
    .filter(({ clock }) => clock === "court")
    .flatMap(({ disposals }) => group.disposals.map(({ name }) => disposals[name] ?? DISPOSAL_EFFECTS[name]))
    .filter(({ leavesFor }) => leavesFor === undefined);
  return law.filter(({ name, clock }) => clock === "court" && decided.some(({ basis }) => basis === name));
}

function checkRelease(subject: Subject, group: Group, read: GroupRead): void {
  const { law } = subject.scenario;
  const path = ["demand", group.name];
  for (const key of ["toRelease", "indeterminate"] as const) {
    if (read[key] === undefined || mayHaveClock(subject.scenario, group, undefined, "release")) continue;
    refuse(subject, [...path, key], withoutClock(law, key, law[group.legalBasis]!.name, "release"));
  }
  if (group.indeterminate > 0 && read.toRelease === undefined) {
    const hint = "Without “toRelease” nobody has a release date; leave “indeterminate” out, or add “toRelease”.";
    refuse(subject, [...path, "indeterminate"], { expected: "“toRelease” beside “indeterminate”", hint });
  }
}

function withoutClock(law: readonly LegalBasis[], key: string, basis: string, clock: "court" | "release"): Complaint {
  const bases = law.filter((each) => each.clock === clock).map((each) => each.name);
  const also = clock === "release" ? ", or of people to whom courts give custody" : "";
  return {
    expected: `“${key}” only in groups held under ${oneOf(bases)}${also}`,
    received: `“${key}” in a group held under ${basis}`,
    hint: `Change “legalBasis”, or take “${key}” out.`,
  };
}
