import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { manifestOf, usedPackages } from "./lock.mjs";

/* Writes licences.md: `npm run licences`. */

const OWN = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The list as Markdown, from what is locked and installed. */
export function licencesText() {
  const used = usedPackages();
  const rows = used.map(({ place, name, version, license }) => {
    const wanted = askedForBy(name, place, used);
    return `| ${name} | ${version} | ${license ?? "none stated"} | ${wanted.join(", ")} |`;
  });
  return `# Packages of others, and their licences

Written by \`npm run licences\` from package-lock.json and what is installed; a test fails when it is out of date. The ${used.length} packages
below are what is installed with the command, ${Object.keys(OWN.dependencies).length} of them because it asks for them, at exact versions. None runs anything as it
is installed. Each comes from its own place with its own notice. Pages (\`explore\`, reports that can be run again) and the engine's text in
\`securebeds/browser\` hold copies of some, and of preact and its signals (MIT); their notices are in \`dist/page/notices.txt\`, and in every such page.

${countsOf(used)}

| package | version | licence | asked for by |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}

/** Who asks for this very copy: of nested packages, whoever it lies below. */
function askedForBy(name, place, used) {
  const below = place.slice(0, place.lastIndexOf("node_modules/"));
  const direct = below === "" && OWN.dependencies[name] !== undefined ? ["securebeds"] : [];
  const others = used.filter((other) => {
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifestOf(other.place);
    if (!(name in { ...dependencies, ...optionalDependencies, ...peerDependencies })) return false;
    return found(name, other.place, used) === place;
  });
  return [...direct, ...new Set(others.map((other) => other.name))];
}

/** Where Node finds a package that one at `from` asks for. */
function found(name, from, used) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const place = `${at}${at === "" ? "" : "/"}node_modules/${name}`;
    if (used.some((each) => each.place === place) || at === "") return place;
  }
}

function countsOf(used) {
  const counts = new Map();
  for (const { license } of used) counts.set(license, (counts.get(license) ?? 0) + 1);
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return `${sorted.map(([licence, count]) => `${count} ${licence}`).join(", ")}.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("licences.md", import.meta.url), licencesText());
}
