export type { CensusNow } from "./census-now.js";
export { compile, type Model } from "./compile.js";
export { offeredLoads, type Pool } from "./load.js";
export { TooMuchAtOnce } from "./placed.js";
export { policiesFor } from "./policies-for.js";
export { type Replication, type ReplicationOptions, Simulator } from "./simulate.js";
