import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../cli/built.js";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

test("the package says what it is, for whom, and how it is to be published", () => {
  expect(manifest).toMatchObject({
    name: "securebeds",
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    // With a statement, signed by the machine that publishes, of which commit it was built from.
    publishConfig: { access: "public", provenance: true },
  });
  expect(readFileSync(join(ROOT, "LICENSE"), "utf8")).toMatch(/^MIT License/);
  // There is no public address yet; a made-up one would be a false statement about where this comes from.
  for (const unknown of ["repository", "homepage", "bugs"]) expect(manifest).not.toHaveProperty(unknown);
});

test("every package is asked for at one exact version", () => {
  const asked = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("nothing of the package runs as somebody installs it", () => {
  const run = ["preinstall", "install", "postinstall", "prepare"].filter((name) => name in manifest.scripts);
  expect(run).toEqual([]);
});

// `npm pack` names what would be published; building is not part of the question.
test("what would be published is the program, the scenarios, the licence and the README", () => {
  const out = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }] = JSON.parse(out) as readonly [{ readonly files: readonly { readonly path: string }[] }];
  const paths = files.map(({ path }) => path);
  const expected =
    /^(LICENSE|README\.md|package\.json|dist\/[\w-]+\.(d\.ts|js)|dist\/page\/\w+\.(js|css|txt)|scenarios\/[\w-]+\.(csv|json|md|yaml))$/;
  expect(paths.filter((path) => !expected.test(path))).toEqual([]);
  expect(paths).toContain("scenarios/schema.json");
});
