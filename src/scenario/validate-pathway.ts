import type { GroupRead } from "./file-shape.js";
import type { Group } from "./scenario.js";
import type { Subject } from "./subject.js";
import { hasPlace } from "./validate-rules.js";

/** A level of care that this estate does not give needs a wait of its own. */
export function checkAccess(subject: Subject, group: Group, read: GroupRead): void {
  for (const { name: level, share } of group.access.levels) {
    if (level === "medium" || share === 0 || group.access.elsewhere[level] !== undefined) continue;
    const own = read.access?.levels !== undefined || read.access?.elsewhere !== undefined;
    const block = own ? ["demand", group.name, "access"] : ["access"];
    const expected = `how long people wait for the level “${level}”, as “levels” gives it a share`;
    const hint = `For example: elsewhere: { ${level}: { lognormal: { median: 30, sigma: 0.8 } } }`;
    subject.reading.refuseTogether(subject.root, [...block, "elsewhere", level], { expected, hint });
  }
}

export function checkAfter(subject: Subject, group: Group, read: GroupRead): void {
  for (const key of ["returned", "discharged"] as const) {
    const after = read.after?.[key]?.after ?? subject.file.after?.[key]?.after;
    if (group.after[key].share === 0 || after !== undefined) continue;
    const block = read.after?.[key] === undefined ? ["after", key] : ["demand", group.name, "after", key];
    const expected = "how long it is until people come back, as “share” says that some do";
    const hint = "For example: after: { exponential: { mean: 3 years } }";
    subject.reading.refuseTogether(subject.root, [...block, "after"], { expected, hint });
  }
}

/** Everybody who may be referred must have a unit that may take them. */
export function checkPlaces(subject: Subject, group: Group): void {
  if (!someAreReferred(group)) return;
  const { catchments, serviceLines } = subject.scenario.estate;
  const path = ["demand", group.name, "mix"];
  group.mix.catchment.forEach((share, catchment) => {
    group.mix.serviceLine.forEach((part, line) => {
      if (share * part === 0 || hasPlace(subject, catchment, line)) return;
      const expected = `a unit for ${serviceLines[line]} in ${catchments[catchment]?.name}, where people are referred from`;
      const hint = "Add a unit, or give the group a “mix” without them.";
      subject.reading.refuseTogether(subject.root, path, { expected, received: "none", hint }, [["estate"], path]);
    });
  });
}

function someAreReferred(group: Group): boolean {
  const { perYear, per1000Prisoners, changes } = group.referrals;
  const medium = group.access.levels.some(({ name, share }) => name === "medium" && share > 0);
  return medium && ((perYear ?? 0) > 0 || (per1000Prisoners ?? 0) > 0 || changes.some((change) => change.perYear > 0));
}
