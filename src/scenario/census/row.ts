import { daysBetween } from "../../foundation/index.js";
import { oneOf } from "../nearest.js";
import type { Path } from "../path.js";
import type { Complaint, Reading } from "../reading.js";
import { complaintAboutDate } from "../scalars.js";
import type { Scenario } from "../scenario.js";
import type { Place } from "../written.js";
import type { Cell } from "./delimited.js";

/** A row of a census as its readers see it: fields by name of column, and where to complain of them. */
export class Row {
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #placeOf: (offset: number) => Place;
  readonly #path: Path;
  readonly #reading: Reading;
  readonly #offset: number;
  /** Nothing was wrong so far. */
  fine = true;

  constructor(
    cells: ReadonlyMap<string, Cell>,
    offset: number,
    path: Path,
    reading: Reading,
    placeOf: (offset: number) => Place,
  ) {
    this.#cells = cells;
    this.#offset = offset;
    this.#path = path;
    this.#reading = reading;
    this.#placeOf = placeOf;
  }

  /** What stands in the column; undefined where the field is empty or there is no such column. */
  text(column: string): string | undefined {
    const text = this.#cells.get(column)?.text ?? "";
    return text === "" ? undefined : text;
  }

  /** Notes a mistake in a field; a message that says nothing of what it received shows the field. */
  refuse(column: string, complaint: Complaint): undefined {
    this.fine = false;
    const received = this.text(column) ?? "an empty field";
    const place = this.#placeOf(this.#cells.get(column)?.offset ?? this.#offset);
    return this.#reading.refuseAt(place, [...this.#path, column], { received, ...complaint });
  }

  /** The position of a name in a list of names. */
  position(column: string, called: string, names: readonly string[], required = false): number | undefined {
    const text = this.text(column);
    const few = oneOf(names.slice(0, 20)) + (names.length > 20 ? " …" : "");
    if (text === undefined) {
      return required && this.#cells.has(column) ? this.refuse(column, { expected: `${called}: ${few}` }) : undefined;
    }
    const found = names.indexOf(text.normalize("NFC"));
    if (found >= 0) return found;
    const meant = this.#reading.meant(text, names);
    return this.refuse(column, {
      expected: `${called}: ${few}`,
      ...(meant === undefined ? {} : { hint: `Did you mean “${meant}”?` }),
    });
  }

  /** A date as days from the start. */
  day({ start }: Scenario, column: string): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const complaint = complaintAboutDate(text);
    return complaint === undefined ? daysBetween(start, text) : this.refuse(column, complaint);
  }

  /** A day on which something happened: not after the start. */
  pastDay(scenario: Scenario, column: string): number | undefined {
    const day = this.day(scenario, column);
    if (day === undefined || day <= 0) return day;
    const expected = `a date on or before the start of the scenario, ${scenario.start}`;
    return this.refuse(column, { expected, hint: "A census shows who is there on the day of the start." });
  }

  /** A day on which something is to happen: not before the start. */
  comingDay(scenario: Scenario, column: string, whenPast: string): number | undefined {
    const day = this.day(scenario, column);
    if (day === undefined || day >= 0) return day;
    const expected = `a date on or after the start of the scenario, ${scenario.start}`;
    return this.refuse(column, { expected, hint: whenPast });
  }

  /** A whole number of people. */
  count(column: string, most: number): number | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number <= most) return number;
    const expected = `a whole number of people, 0 to ${most.toLocaleString("en-GB")}`;
    return this.refuse(column, { expected });
  }
}
