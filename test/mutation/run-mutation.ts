import { parseArgs } from "node:util";
import type { Mutant } from "./mutants.js";
import { mutationReport, placeOf, type RoomVerdicts, survivorLine, type Verdict } from "./mutation-report.js";
import { tryMutants } from "./room-trial.js";
import { mutantsOfRoom, ROOMS, testsOfRoom } from "./rooms.js";
import { sampled } from "./sample.js";
import { endOnSignals } from "./tree-copy.js";

/* npm run mutation -- [--room NAME]… [--sample N] [--seed TEXT] [--at FILE:LINE]… : plants single mistakes into a room and
 * counts how many of them its tests notice. With --at, all mistakes of that line, or of that file, and no sample. */

const { values } = parseArgs({
  options: {
    room: { type: "string", multiple: true, default: Object.keys(ROOMS) },
    sample: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    at: { type: "string", multiple: true },
  },
});

function chosen(all: readonly Mutant[], room: string): readonly Mutant[] {
  const { at } = values;
  if (at === undefined) return sampled(all, Number(values.sample), `${values.seed}/${room}`);
  return all.filter((mutant) => at.some((place) => `${placeOf(mutant)}:`.startsWith(`${place}:`)));
}

function tell(verdict: Verdict): void {
  process.stderr.write(`${survivorLine(verdict)}${verdict.by === undefined ? "" : `  by "${verdict.by}"`}\n`);
}

endOnSignals();
const rooms: RoomVerdicts[] = [];
for (const room of values.room) {
  const all = mutantsOfRoom(process.cwd(), room);
  const mutants = chosen(all, room);
  if (mutants.length === 0) continue;
  const verdicts = await tryMutants(process.cwd(), mutants, testsOfRoom(process.cwd(), room), tell);
  rooms.push({ room, mutants: all.length, verdicts });
}
process.stdout.write(mutationReport(rooms));
