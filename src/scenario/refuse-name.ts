import { oneOf } from "./nearest.js";
import type { Subject } from "./subject.js";

/** A name that nothing has, with the nearest that something has. */
export function refuseName(
  subject: Subject,
  path: readonly (string | number)[],
  called: string,
  given: string,
  names: readonly string[],
): void {
  const meant = subject.reading.meant(given, names);
  const expected = `${called}: ${oneOf(names.slice(0, 20))}`;
  const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
  subject.reading.refuseTogether(subject.root, path, { expected, received: given, ...hint });
}
