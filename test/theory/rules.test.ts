import { judgeFamily } from "./family.js";
import { RULE_CASES } from "./rules/index.js";

judgeFamily("law, rules, onward places and starts against mathematics", RULE_CASES, 40);
