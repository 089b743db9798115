import { count, text } from "./scalars.js";
import { record } from "./shape.js";

const LONGEST = 10_000;

const words = (what: string) => text(LONGEST, `${what}, up to 10,000 characters`);

/** What reports should say that no model can know. */
export const reportShape = record(
  {
    purpose: words("what the model is for"),
    experiments: words("what the experiments are to find out"),
    preprocessing: words("what was done to the data before they were written here"),
    system: words("the computer that the results were computed on"),
    codeAccess: words("how somebody else can get the program and this scenario"),
    suppressBelow: count("people, below which numbers from a census are not told", 0, 1000),
  },
  {
    called: "the words for reports",
    meaning: { aims: "experiments", scenarios: "experiments", code: "codeAccess", objective: "purpose" },
    about: "What reports should say that no model can know; it moves no number",
  },
);
