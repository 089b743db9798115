import type { LegalBasis } from "../domain/index.js";
import type { BasisRead } from "./law-shape.js";
import { oneOf } from "./nearest.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import type { Subject } from "./subject.js";

/** Checks that every row of law the scenario writes leads to rows that are there, and says nothing that can never strike. */
export function checkLaw(subject: Subject): void {
  for (const [name, read] of subject.file.law ?? []) {
    const basis = subject.scenario.law.find((each) => each.name === name);
    if (basis === undefined) continue;
    checkNames(subject, ["law", name], read);
    checkClock(subject, ["law", name], read, basis);
    checkRelease(subject, ["law", name], read, basis);
    checkConsent(subject, ["law", name], read, basis);
    checkTribunal(subject, ["law", name], basis, read);
  }
}

function refuse(subject: Subject, path: Path, complaint: Complaint, parts: readonly Path[] = [path]): void {
  subject.reading.refuseTogether(subject.root, path, complaint, parts);
}

/** A legal basis that the table of law has not, with the nearest that it has. */
export function refuseBasis(subject: Subject, path: Path, given: string): void {
  const names = subject.scenario.law.map(({ name }) => name);
  if (names.includes(given)) return;
  const meant = subject.reading.meant(given, names);
  const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
  refuse(subject, path, { expected: `a legal basis: ${oneOf(names)}`, received: given, ...hint });
}

function checkNames(subject: Subject, path: Path, { onRelease, onReadmission, disposals }: BasisRead): void {
  if (onRelease !== undefined) refuseBasis(subject, [...path, "onRelease"], onRelease);
  if (onReadmission !== undefined) refuseBasis(subject, [...path, "onReadmission"], onReadmission);
  for (const [disposal, basis] of Object.entries(disposals ?? {}))
    if (basis !== undefined) refuseBasis(subject, [...path, "disposals", disposal], basis);
}

const NEEDS = {
  onRelease: { clock: "release", date: "release date" },
  disposals: { clock: "court", date: "court date" },
  longest: { clock: "court", date: "court date" },
} as const;

/** What happens on a date has no meaning where the law sets no such date. */
function checkClock(subject: Subject, path: Path, read: BasisRead, { clock }: LegalBasis): void {
  for (const [key, needs] of Object.entries(NEEDS)) {
    if (read[key as keyof typeof NEEDS] === undefined || clock === needs.clock) continue;
    refuse(
      subject,
      [...path, key],
      {
        expected: `“${key}” only under a basis with a ${needs.date}`,
        received: `“${key}” under “clock: ${clock}”`,
        hint: `Write “clock: ${needs.clock}”, or take “${key}” out.`,
      },
      [
        [...path, key],
        [...path, "clock"],
      ],
    );
  }
}

/** Who is free of a sentence waits for no other release date. */
function checkRelease(subject: Subject, path: Path, { onRelease }: BasisRead, { clock }: LegalBasis): void {
  const next = subject.scenario.law.find(({ name }) => name === onRelease);
  if (clock !== "release" || next?.clock !== "release") return;
  refuse(subject, [...path, "onRelease"], {
    expected: "a basis without a release date, as the release date has passed",
    hint: "For example: onRelease: notional37",
  });
}

function checkConsent(subject: Subject, path: Path, { consent }: BasisRead, { departures }: LegalBasis): void {
  consent?.forEach((destination, position) => {
    if (departures.includes(destination)) return;
    const ways = departures.filter((each) => each !== "died");
    refuse(subject, [...path, "consent", position], {
      expected: `a destination that “departures” has: ${oneOf(ways)}`,
      hint: `Add “${destination}” to “departures”, or take it out here.`,
    });
  });
}

function checkTribunal(
  subject: Subject,
  path: Path,
  { tribunalDischarges, periods }: LegalBasis,
  read: BasisRead,
): void {
  if (read.tribunal !== "discharges" || !tribunalDischarges || periods.length > 0) return;
  refuse(subject, [...path, "periods"], {
    expected: "“periods” of detention, as a tribunal sits once in each",
    hint: "For example: periods: [6 months, 6 months, 1 year]",
  });
}
