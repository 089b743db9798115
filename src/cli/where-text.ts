import { InvalidArgumentError } from "commander";
import type { BedsPlace } from "../experiment/index.js";

/** Where beds may go: everywhere, each unit or each catchment in turn, or places by name. */
export type Where = "all" | BedsPlace["scope"] | readonly BedsPlace[];

const EXAMPLE =
  'all, unit or catchment (each in turn), or names such as "catchment:North" or "unit:moorside,unit:lakeside"';

/** `all`, `unit`, `catchment:North`, `unit:a,unit:b`; several times for several places. A comma in a name is part of it
 *  unless “unit:” or “catchment:” follows. */
export function where(text: string, before?: Where): Where {
  const word = text.trim();
  if (word === "all" || word === "unit" || word === "catchment") {
    if (before === undefined) return word;
    throw new InvalidArgumentError(`“${word}” stands alone: give either it or names, ${EXAMPLE}.`);
  }
  if (before !== undefined && typeof before === "string")
    throw new InvalidArgumentError(`“${before}” stands alone: give either it or names, ${EXAMPLE}.`);
  return [...(before ?? []), ...text.split(/,(?=\s{0,9}(?:unit|catchment)[:=])/).map(place)];
}

function place(text: string): BedsPlace {
  const [, scope, name = ""] = /^(unit|catchment)[:=](.{1,400})$/su.exec(text.trim()) ?? [];
  if ((scope === "unit" || scope === "catchment") && name.trim() !== "") return { scope, name: name.trim() };
  throw new InvalidArgumentError(`Expected ${EXAMPLE}.`);
}
