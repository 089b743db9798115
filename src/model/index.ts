export { compile, type Model, policiesFor } from "./compile.js";
export { offeredLoads, type Pool } from "./load.js";
export { type Replication, type ReplicationOptions, Simulator } from "./simulate.js";
