export { ownRules, type PolicyOverrides, type RuleName, type Rules } from "../policy/index.js";
