/** Licences that ask for nothing but their own notice. */
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
  "Unlicense",
  "Zlib",
]);

/** Whether a licence, in the expressions of SPDX, may be among the dependencies: of a choice one is enough, of what holds
 *  together each is looked at. Expressions within expressions are not read, and so refused. */
export function isAllowed(licence: string): boolean {
  const alternatives = licence.replace(/^\((.*)\)$/, "$1").split(" OR ");
  return (
    alternatives.some((alternative) => alternative.split(" AND ").every((name) => ALLOWED.has(name))) &&
    !/\(.*\(|\w.*\(/.test(licence)
  );
}
