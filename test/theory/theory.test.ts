import { CASES } from "./cases/index.js";
import { judgeFamily } from "./family.js";

judgeFamily("the whole program against mathematics", CASES, 30);
