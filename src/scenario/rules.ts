export type { Rules } from "../policy/index.js";
