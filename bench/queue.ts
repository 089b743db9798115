import { firstCome, NOBODY, Resource, Simulation, WaitingLine } from "../src/engine/index.js";
import { exponentialMinutes } from "./draws.js";
import { measure, type Work } from "./measure.js";

/** M/M/c at load 0.9, with patience when PATIENCE is a mean wait in services. Times are long, so that whole minutes do not matter. */
const SERVERS = Number(process.env.SERVERS ?? 100);
const PATIENCE = Number(process.env.PATIENCE ?? 0);
const CUSTOMERS = 500_000;
const SERVICE = 1e6;
const LOAD = PATIENCE > 0 ? 1.1 : 0.9;

const simulation = new Simulation({ phases: ["service", "patience", "arrival"] });
const servers = new Resource("servers", SERVERS);
const line = new WaitingLine({ discipline: firstCome() });
const patience = new Float64Array(CUSTOMERS);
const joinedAt = new Float64Array(CUSTOMERS);
const between = exponentialMinutes("between", SERVICE / (LOAD * SERVERS));
const service = exponentialMinutes("service", SERVICE);
const patienceOf = exponentialMinutes("patience", SERVICE * Math.max(PATIENCE, 1));
let waited = 0;
let left = 0;

const arrives = simulation.define("arrives", {
  phase: "arrival",
  handle: (customer) => {
    if (customer + 1 < CUSTOMERS) simulation.scheduleAfter(arrives, between(), customer + 1);
    if (servers.trySeize()) {
      simulation.scheduleAfter(served, service(), customer);
      return;
    }
    joinedAt[customer] = simulation.now;
    line.join(customer);
    if (PATIENCE > 0) patience[customer] = simulation.scheduleAfter(givesUp, patienceOf(), customer);
  },
});

const givesUp = simulation.define("givesUp", {
  phase: "patience",
  handle: (customer) => {
    line.withdraw(customer);
    left++;
  },
});

const served = simulation.define("served", {
  phase: "service",
  handle: () => {
    const next = line.takeFirst();
    if (next === NOBODY) return servers.release();
    if (PATIENCE > 0) simulation.cancel(patience[next] as ReturnType<typeof simulation.schedule>);
    waited += simulation.now - joinedAt[next];
    simulation.scheduleAfter(served, service(), next);
  },
});

measure(`queue c=${SERVERS} patience=${PATIENCE}`, Number(process.env.TIMES ?? 5), (): Work => {
  simulation.reset();
  servers.reset();
  line.reset();
  waited = left = 0;
  simulation.schedule(arrives, 0, 0);
  simulation.run(2 ** 43);
  return {
    units: CUSTOMERS,
    statistics: { meanWaitInServices: waited / CUSTOMERS / SERVICE, leftPerCustomer: left / CUSTOMERS },
  };
});
