import { COLOURS } from "../palette.js";

/* The colours of all reports as slides and sheets write them: capital letters, no leading hash. */
const bare = (colour: string) => colour.slice(1).toUpperCase();

export const BLUE = bare(COLOURS.blue);
export const ORANGE = bare(COLOURS.orange);
export const GREEN = bare(COLOURS.green);
export const VIOLET = bare(COLOURS.violet);
export const INK = bare(COLOURS.ink);
export const GREY = bare(COLOURS.grey);
export const RULE = bare(COLOURS.pale);
export const PALE = "E8EDEE";
export const WHITE = "FFFFFF";

/** In the order in which lines of a chart take them. */
export const LINES = [BLUE, ORANGE, GREEN, VIOLET] as const;

export const FONT = "Arial";
