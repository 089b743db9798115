/** Colours of the NHS identity, and others beside them that people with any colour vision can tell apart on white. Without
 *  the leading hash, as drawings in slides are written. */
export const BLUE = "005EB8";
export const ORANGE = "B35900";
export const GREEN = "00703C";
export const VIOLET = "6F3096";
export const INK = "212B32";
export const GREY = "4C6272";
export const PALE = "E8EDEE";
export const RULE = "D8DDE0";
export const WHITE = "FFFFFF";

/** In the order in which lines of a chart take them. */
export const LINES = [BLUE, ORANGE, GREEN, VIOLET] as const;

export const FONT = "Arial";
