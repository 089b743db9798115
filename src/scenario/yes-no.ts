import { mapped } from "./collections.js";
import { word } from "./scalars.js";
import type { Shape } from "./shape.js";

/** `yes` or `no`. */
export const yesOrNo: Shape<boolean> = mapped(word(["yes", "no"]), (read) => read === "yes");
