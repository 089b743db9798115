import type { Reported } from "../reported.js";
import { answerSlide } from "./answer-slide.js";
import { bedsSlide } from "./beds-slide.js";
import { classesSlide } from "./classes-slide.js";
import { comparisonSlide } from "./comparison-slide.js";
import { drawn } from "./draw.js";
import { foundationsSlide } from "./foundations-slide.js";
import { occupancySlide } from "./occupancy-slide.js";
import type { SlidePlan } from "./plan.js";
import { waitingSlide } from "./waiting-slide.js";

/** In the order in which a board wants them; the last two but one stand for each other. */
const SLIDES: readonly ((reported: Reported) => readonly SlidePlan[])[] = [
  answerSlide,
  bedsSlide,
  waitingSlide,
  occupancySlide,
  comparisonSlide,
  classesSlide,
  foundationsSlide,
];

/** What was found, on six slides at most: titles state the findings, charts can be edited in PowerPoint, and the speaker's
 *  notes hold method, seed, fingerprint and version. A slide that has nothing to show is left out.
 *  @returns the bytes of a `.pptx` file, the same for the same results */
export async function renderSlides(reported: Reported): Promise<Uint8Array> {
  return drawn(SLIDES.flatMap((slide) => slide(reported)));
}
