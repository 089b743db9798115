// Covers: a law that is not England's, defined in the scenario file; what a tribunal and a consent do there.
// Scenario: Northland, a country that does not exist; all its orders and figures are assumed.
import { readFileSync } from "node:fs";
import { compare, readScenario } from "securebeds";

const text = readFileSync(new URL("03-another-jurisdiction.yaml", import.meta.url), "utf8");
const read = (...set) => readScenario({ name: "03-another-jurisdiction.yaml", text, set });

const northland = read();
for (const { name, title, clock } of northland.law.filter((basis) => /^(trans|treat|comp)/.test(basis.name))) {
  console.log(`${name}: ${title}; runs to: ${clock}`);
}

const weakTribunal = read(
  { path: "name", value: "tribunals only advise" },
  { path: "stays.dischargedByTribunal", value: "0%" },
);
const metrics = ["beds.occupied", "bedWait.mean", "returns"];
const { base, variants } = await compare(northland, [weakTribunal], { metrics });
for (const id of metrics) {
  const { title, measure } = base.metrics[id];
  const [before, after] = [base, ...variants].map((found) => found.metrics[id].estimate.toFixed(1));
  console.log(
    `${title} [${measure}]: ${before}; ${variants[0].scenario.name}: ${after}, ${variants[0].differences[id].verdict}`,
  );
}
