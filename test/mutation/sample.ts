import seedrandom from "seedrandom";

/** Every so-many-th of a list, from a seeded start: as the list is ordered by file and place, every file and every part of a
 *  file has its share. All of it where it is not longer than `size`. */
export function sampled<T>(all: readonly T[], size: number, seed: string): readonly T[] {
  if (all.length <= size) return all;
  const step = all.length / size;
  const first = seedrandom(seed)() * step;
  return Array.from({ length: size }, (_, i) => all[Math.floor(first + i * step)]);
}
