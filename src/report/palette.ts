/** Colours that people with any colour vision can tell apart on white, with enough contrast for text. */
export const COLOURS = {
  blue: "#005eb8",
  orange: "#b35900",
  green: "#00703c",
  violet: "#6f3096",
  ink: "#212b32",
  grey: "#4c6272",
  pale: "#d8dde0",
} as const;

/** For series side by side; lines also differ in their dashes, as nothing is told by colour alone. */
export const SERIES = [
  { colour: COLOURS.blue, dash: "none" },
  { colour: COLOURS.orange, dash: "8 4" },
  { colour: COLOURS.green, dash: "2 4" },
  { colour: COLOURS.violet, dash: "10 3 2 3" },
] as const;
