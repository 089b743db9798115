/** Somebody in need, as far as it says where they would come from. */
export interface InNeed {
  /** 0 the first time. */
  readonly entry: number;
  /** In one of the estate's onward places. */
  readonly inPlace: boolean;
  /** Held under a basis that ends on a release date: there is a sentence to serve. */
  readonly hasSentence: boolean;
  /** Where they would have come from before. */
  readonly before: boolean;
}

/** Whether somebody in need would come from prison. Who steps up from an onward place comes from there. Of the others, who has
 *  a sentence to serve comes back from prison, whichever way they went there. */
export function wouldComeFromPrison({ entry, inPlace, hasSentence, before }: InNeed): boolean {
  if (inPlace) return false;
  return (entry > 0 && hasSentence) || before;
}
