import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from "yaml";

export type Keys = readonly (string | number)[];

/** A value of a file and where it stands. */
export interface Spot {
  readonly path: Keys;
  readonly from: number;
  readonly to: number;
  readonly kind: "map" | "list" | "scalar";
  /** Of a scalar, without quotation marks. */
  readonly value: string;
  /** Inside brackets that are written out. */
  readonly inFlow: boolean;
}

/** A key with its value. */
export interface Entry {
  readonly path: Keys;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly valueTo: number;
  readonly inFlow: boolean;
}

/** Where everything stands in a file that is right. */
export interface Places {
  readonly spots: readonly Spot[];
  readonly leaves: readonly Spot[];
  readonly entries: readonly Entry[];
}

/** Told by the library that reads YAML, not by the reader that is tested. */
export function placesIn(text: string): Places {
  const spots: Spot[] = [];
  const entries: Entry[] = [];
  const visit = (node: Node | null, path: Keys, inFlow: boolean): void => {
    if (node?.range === undefined || node.range === null) return;
    const kind = isMap(node) ? "map" : isSeq(node) ? "list" : "scalar";
    const value = isScalar(node) ? String(node.value ?? "") : "";
    spots.push({ path, from: node.range[0], to: node.range[1], kind, value, inFlow });
    const below = inFlow || ((isMap(node) || isSeq(node)) && node.flow === true);
    if (isSeq(node)) for (const [i, item] of node.items.entries()) visit(item as Node, [...path, i], below);
    if (isMap(node)) for (const pair of node.items) visitPair(pair as Pair<Node, Node | null>, path, below);
  };
  const visitPair = ({ key, value }: Pair<Node, Node | null>, path: Keys, inFlow: boolean): void => {
    const name = isScalar(key) ? String(key.value) : "";
    const [from = 0, to = 0] = key.range ?? [];
    const here = [...path, name];
    entries.push({ path: here, name, from, to, valueTo: value?.range?.[1] ?? to, inFlow });
    visit(value, here, inFlow);
  };
  visit(parseDocument(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" }).contents, [], false);
  return { spots, leaves: spots.filter(({ kind }) => kind === "scalar"), entries };
}
