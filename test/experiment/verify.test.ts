import { expect, test } from "vitest";
import { study, verify } from "../../src/experiment/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

const stored = async (text: string) => {
  const scenario = readScenario({ name: "tiny.yaml", text });
  // As it is read from a file.
  const result = JSON.parse(JSON.stringify(await study(scenario, { replications: 2 })));
  return { scenario, result };
};

test("a result of another stream version says both, and is the same if the figures are", async () => {
  const { scenario, result } = await stored(TINY);
  const found = await verify({ ...result, streamVersion: 0 }, [scenario], { replications: 2 });
  expect(found).toMatchObject({ identical: true, streamVersion: result.streamVersion, streamVersionThen: 0 });
});

test("a result older than stream versions says none", async () => {
  const { scenario, result } = await stored(TINY);
  const { streamVersion: _, ...older } = result;
  const found = await verify(older, [scenario], { replications: 2 });
  expect(found.identical).toBe(true);
  expect(found).not.toHaveProperty("streamVersionThen");
});

test.each(["version", "streamVersion", "stopped"])("a unit called %s is compared like any other", async (name) => {
  const { scenario, result } = await stored(TINY.replace("moorside:", `${name}:`));
  const cancelled = { ...result, stopped: "cancelled" };
  expect((await verify(cancelled, [scenario])).identical).toBe(true);
  cancelled.units[name].metrics["beds.open"].estimate += 1;
  expect(await verify(cancelled, [scenario])).toMatchObject({
    identical: false,
    first: { path: `units.${name}.metrics.beds.open.estimate` },
  });
});
