import type { FileRead } from "./file-shape.js";
import type { OnwardNext, OnwardPlaces } from "./onward.js";
import type { PlacesRead } from "./onward-shape.js";
import type { Estate } from "./scenario.js";
import type { Share } from "./share.js";

const DESTINATIONS = ["highSecure", "lowSecure", "community"] as const;
const IN_WORDS = { highSecure: "high secure", lowSecure: "low secure", community: "community" } as const;

/** The onward places, one pool for all catchments or one for each. */
export function resolveOnward(onward: FileRead["onward"], estate: Estate): readonly OnwardPlaces[] {
  return DESTINATIONS.flatMap((destination) => {
    const read = onward?.[destination];
    return read === undefined ? [] : poolsOf(destination, read, estate);
  });
}

type Counted = (typeof DESTINATIONS)[number];

function poolsOf(destination: Counted, { places, stay, next }: PlacesRead, estate: Estate): readonly OnwardPlaces[] {
  const alike = {
    destination,
    stay: stay ?? ({ kind: "fixed", value: 0 } as const),
    next: nextOf(next),
  };
  const called = IN_WORDS[destination];
  if (!(places instanceof Map)) return [{ ...alike, name: called, places: (places as number | undefined) ?? 0 }];
  const byName: ReadonlyMap<string, number> = places;
  return estate.catchments.map(({ name }, catchment) => ({
    ...alike,
    name: `${called}, ${name}`,
    catchment,
    places: byName.get(name) ?? 0,
  }));
}

function nextOf(next: PlacesRead["next"]): readonly Share<OnwardNext>[] {
  if (next === undefined) return [{ name: "community", share: 1 }];
  return [...next].filter(([, share]) => share > 0).map(([name, share]) => ({ name, share }));
}
