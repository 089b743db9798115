import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What package-lock.json says of every package that is installed, sorted by place. */
export function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, locked]) => ({ place, name: place.replace(/.*node_modules\//, ""), ...locked }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.place < other.place ? -1 : 1));
}

/** Those that whoever only uses the package has to install. */
export function usedPackages() {
  return lockedPackages().filter(({ dev }) => dev !== true);
}

/** What a package says of itself, where it is installed. */
export function manifestOf(place) {
  return JSON.parse(readFileSync(join(ROOT, place, "package.json"), "utf8"));
}

export function hasFile(place, name) {
  return existsSync(join(ROOT, place, name));
}
