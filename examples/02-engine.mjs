// Covers: the engine on its own: a clock, kinds of events, a resource, a waiting line.
// Scenario: a clinic with two rooms. Somebody comes every 10 minutes and stays for 25, so a line builds up.
import { firstCome, NOBODY, Resource, Simulation, WaitingLine } from "securebeds/engine";

const clinic = new Simulation({ phases: ["leaving", "coming"] });
const rooms = new Resource("rooms", 2);
const line = new WaitingLine({ discipline: firstCome() });
const came = [];

const leaves = clinic.define("leaves", { phase: "leaving", handle: leave });
const comes = clinic.define("comes", {
  phase: "coming",
  handle: (person) => {
    came[person] = clinic.now;
    line.join(person);
    callNext();
    clinic.scheduleAfter(comes, 10, person + 1);
  },
});

function leave() {
  rooms.release();
  callNext();
}

function callNext() {
  if (rooms.free === 0 || line.first === NOBODY) return;
  const person = line.takeFirst();
  rooms.seize();
  console.log(`${clinic.now} min: person ${person} goes in after ${clinic.now - came[person]} min`);
  clinic.scheduleAfter(leaves, 25, person);
}

clinic.schedule(comes, 0, 1);
clinic.run(60);
console.log(`${clinic.now} min: ${rooms.inUse} rooms in use, ${line.length} waiting`);
