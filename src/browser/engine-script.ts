import * as foundation from "../foundation/index.js";
import * as experiment from "./laid-out/experiment.js";
import * as observe from "./laid-out/observe.js";
import * as scenario from "./laid-out/scenario.js";
import type { Line } from "./worker-messages.js";
import { serve } from "./worker-side.js";

/* Everything that simulates, as one script. On a page it lays out what the page's own script needs of its rooms, so that nothing
 * is there twice; in a worker, started from the same text, it runs replications. A test reads what is laid out and finds what is
 * missing. */

Object.assign(globalThis, { securebeds: { experiment, foundation, observe, scenario } });

if (typeof document === "undefined") serve(globalThis as unknown as Line);
