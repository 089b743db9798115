import { type Law, picker } from "../law.js";

/** One of several laws, each with a share. */
export function mixtureOf(parts: readonly { readonly share: number; readonly law: Law }[]): Law {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  const weigh = (value: (law: Law) => number) =>
    parts.reduce((sum, { share, law }) => (share === 0 ? sum : sum + (share / total) * value(law)), 0);
  return {
    moment: (n) => weigh((law) => law.moment(n)),
    partial: (n, x) => weigh((law) => law.partial(n, x)),
    sampler: (source) => {
      const draws = parts.map(({ law }) => law.sampler(source));
      const pick = picker(
        parts.map(({ share }) => share),
        source,
      );
      return () => draws[pick()]();
    },
    biasedSampler: (source) => {
      const draws = parts.map(({ law }) => law.biasedSampler(source));
      const pick = picker(
        parts.map(({ share, law }) => share * law.moment(1)),
        source,
      );
      return () => draws[pick()]();
    },
  };
}
