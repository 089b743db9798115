import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { dateAfter } from "../foundation/index.js";
import type { Scenario, Unit } from "./scenario.js";
import { bedsAtStart } from "./with-beds.js";

/** A change of a text: what stands from one offset to the next is replaced. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of a scenario file with other numbers of beds from day zero on, everything else left byte by byte as it is. Where
 *  the start is empty `beds` is changed. Elsewhere people who are there at the start depend on it, so beds open or close on
 *  the first day, and the scenario is the one that `withBeds` makes. Units of a file that this one extends are added here.
 *  The caller reads the result again before trusting it: a text may be written in ways that this does not know.
 *  @param scenario what the text means, together with the files that it extends
 *  @param unitBeds for each unit in order */
export function bedsWrittenInto(text: string, scenario: Scenario, unitBeds: readonly number[]): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  const writer = new BedsWriter(body, scenario);
  const today = bedsAtStart(scenario);
  scenario.estate.units.forEach((unit, i) => {
    if (unitBeds[i] !== today[i]) writer.change(unit, unitBeds[i] - today[i]);
  });
  return mark + applied(body, writer.edits());
}

function applied(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((one, other) => other.from - one.from);
  return sorted.reduce((done, { from, to, text: piece }) => done.slice(0, from) + piece + done.slice(to), text);
}

class BedsWriter {
  readonly #text: string;
  readonly #scenario: Scenario;
  readonly #root: unknown;
  readonly #newline: string;
  readonly #edits: Edit[] = [];
  /** Units that the text does not have, with what is to be said of them. */
  readonly #added: string[] = [];

  constructor(text: string, scenario: Scenario) {
    this.#text = text;
    this.#scenario = scenario;
    this.#root = parseDocument(text, { schema: "failsafe", logLevel: "silent" }).contents;
    this.#newline = text.includes("\r\n") ? "\r\n" : "\n";
  }

  /** @param more beds more, or fewer, from day zero on */
  change(unit: Unit, more: number): void {
    const own = this.#units() && childOf(this.#units(), unit.name);
    const property = this.#property(unit, more);
    if (!isMap(own)) {
      this.#added.push(`${keyText(unit.name)}: { ${property} }`);
      return;
    }
    const beds = childOf(own, "beds");
    const figure = isMap(beds) ? childOf(beds, "value") : beds;
    const changes = childOf(own, "changes");
    if (property.startsWith("beds") && isScalar(figure)) this.#replace(figure, String(unit.beds + more));
    else if (property.startsWith("changes") && isSeq(changes)) this.#changeList(changes, more);
    else this.#insert(own, [property], beds);
  }

  edits(): readonly Edit[] {
    if (this.#added.length > 0) this.#addUnits();
    return this.#edits;
  }

  /** The whole list of changes, as a list of a variant replaces that of the file it extends. */
  #property(unit: Unit, more: number): string {
    const { atStart, start } = this.#scenario;
    if (atStart.kind === "empty" && unit.beds + more >= 0) return `beds: ${unit.beds + more}`;
    const later = unit.changes.filter(({ day }) => day > 0);
    const onDayZero = unit.changes.reduce((sum, { day, beds }) => (day === 0 ? sum + beds : sum), more);
    const all = onDayZero === 0 ? later : [{ day: 0, beds: onDayZero }, ...later];
    return `changes: [${all.map(({ day, beds }) => changeText(dateAfter(start, day), beds)).join(", ")}]`;
  }

  #units(): YAMLMap | undefined {
    const estate = childOf(this.#root, "estate");
    const units = childOf(estate, "units");
    return isMap(units) ? units : undefined;
  }

  /** Changes the opening of the first day, or puts one before the others. */
  #changeList(changes: YAMLSeq, more: number): void {
    const { start } = this.#scenario;
    const first = changes.items.find((item) => isScalar(childOf(item, "on")) && textOf(childOf(item, "on")) === start);
    const beds = childOf(first, "beds");
    const figure = isMap(beds) ? childOf(beds, "value") : beds;
    if (isScalar(figure)) {
      this.#replace(figure, signed(Number(textOf(figure)) + more));
      return;
    }
    const written = changeText(start, more);
    const [from, head] = [startOf(changes), changes.items[0]];
    if (changes.flow) this.#put(from + 1, head === undefined ? written : `${written}, `);
    else this.#put(from, `- ${written}${this.#newline}${this.#indentAt(from)}`);
  }

  /** Puts properties into a map: after the line of `beside`, or before everything else. */
  #insert(map: YAMLMap, properties: readonly string[], beside?: unknown): void {
    const first = map.items[0] as Pair | undefined;
    const own = isNode(beside) ? endOf(beside) : undefined;
    if (map.flow) {
      if (own !== undefined) this.#put(own, `, ${properties.join(", ")}`);
      else this.#put(startOf(map) + 1, ` ${properties.join(", ")}${first === undefined ? " " : ","}`);
      return;
    }
    const from = startOf(first?.key as Node);
    const indent = this.#indentAt(from);
    if (own === undefined) {
      this.#put(from, properties.map((each) => `${each}${this.#newline}${indent}`).join(""));
      return;
    }
    const filled = this.#text.slice(0, own).trimEnd().length;
    const line = this.#text.slice(filled).search(/\r?\n|$/) + filled;
    this.#put(line, properties.map((each) => `${this.#newline}${indent}${each}`).join(""));
  }

  #addUnits(): void {
    const units = this.#units();
    const estate = childOf(this.#root, "estate");
    const flow = `units: { ${this.#added.join(", ")} }`;
    if (units !== undefined) this.#insert(units, this.#added);
    else if (isMap(estate)) this.#insert(estate, [estate.flow ? flow : this.#block("units:", estate)]);
    else if (isMap(this.#root) && this.#root.flow) this.#insert(this.#root, [`estate: { ${flow} }`]);
    else this.#append();
  }

  #append(): void {
    const lines = ["", "estate:", "  units:", ...this.#added.map((unit) => `    ${unit}`), ""];
    const end = this.#text.length;
    this.#put(end, `${/\n$/.test(this.#text) ? "" : this.#newline}${lines.join(this.#newline)}`);
  }

  #block(head: string, map: YAMLMap): string {
    const indent = this.#indentAt(startOf((map.items[0] as Pair).key as Node));
    return [head, ...this.#added.map((unit) => `${indent}  ${unit}`)].join(this.#newline);
  }

  #indentAt(offset: number): string {
    const line = this.#text.lastIndexOf("\n", offset - 1) + 1;
    return this.#text.slice(line, offset).replace(/\S/g, " ");
  }

  #replace(node: Node, text: string): void {
    this.#edits.push({ from: startOf(node), to: endOf(node), text });
  }

  #put(at: number, text: string): void {
    this.#edits.push({ from: at, to: at, text });
  }
}

function changeText(on: string, beds: number): string {
  return `{ on: ${on}, beds: ${signed(beds)} }`;
}

function signed(beds: number): string {
  return `${beds > 0 ? "+" : ""}${beds}`;
}

/** A name as a key, in quotation marks unless it is plain words. */
function keyText(name: string): string {
  return /^\p{L}[\p{L}\p{N}]*([ _-][\p{L}\p{N}]+)*$/u.test(name) ? name : JSON.stringify(name);
}

function childOf(map: unknown, key: string): unknown {
  if (!isMap(map)) return undefined;
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value).normalize("NFC") === key)?.value;
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value) : "";
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function endOf(node: Node): number {
  return node.range?.[1] ?? 0;
}
