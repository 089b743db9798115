export { compile, type Model } from "./compile.js";
export { meanDaysInBed, offeredLoads, type Pool } from "./load.js";
export { type Replication, type ReplicationOptions, Simulator } from "./simulate.js";
