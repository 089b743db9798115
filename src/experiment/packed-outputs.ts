import { UsageError } from "../foundation/index.js";
import type { Outputs } from "../observe/index.js";

type Column = Float64Array | Int32Array | Uint16Array;
/** Where a column is in the outputs, what it is made of and how long it is. */
type Shape = readonly (readonly [path: string, kind: string, length: number])[];

const KINDS = { Float64Array, Int32Array, Uint16Array } as const;
/** Bytes before the shape: its length. */
const LENGTH_BYTES = 4;

/** The outputs as bytes, every bit of every number kept: NaN, -0 and Infinity come back as they were. Of each column the
 *  first bytes of all numbers come first, then the second bytes, and so on, because equal bytes side by side are what
 *  compressors look for. Numbers are in the machine's own order of bytes. */
export function packOutputs(outputs: Outputs): Uint8Array {
  const columns = columnsOf(outputs, "");
  const shape: Shape = columns.map(([path, column]) => [path, kindOf(column), column.length]);
  const head = new TextEncoder().encode(JSON.stringify(shape));
  const size = columns.reduce((sum, [, column]) => sum + column.byteLength, LENGTH_BYTES + head.length);
  const packed = new Uint8Array(size);
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, LENGTH_BYTES);
  let at = LENGTH_BYTES + head.length;
  for (const [, column] of columns) {
    spread(bytesOf(column), column.BYTES_PER_ELEMENT, packed.subarray(at, at + column.byteLength));
    at += column.byteLength;
  }
  return packed;
}

/** The outputs that were packed.
 *  @throws UsageError when these are not the bytes of packed outputs */
export function unpackOutputs(packed: Uint8Array): Outputs {
  const { shape, from } = shapeOf(packed);
  const root = {};
  let at = from;
  for (const [path, kind, length] of shape) {
    const column = new KINDS[kind as keyof typeof KINDS](length);
    gather(packed.subarray(at, at + column.byteLength), column.BYTES_PER_ELEMENT, bytesOf(column));
    at += column.byteLength;
    place(root, path.split("."), column);
  }
  return root as Outputs;
}

function columnsOf(data: object, before: string): readonly (readonly [string, Column])[] {
  return Object.entries(data).flatMap(([key, part]: [string, Column | object]) =>
    ArrayBuffer.isView(part) ? [[before + key, part as Column] as const] : columnsOf(part, `${before}${key}.`),
  );
}

function kindOf(column: Column): string {
  return column.constructor.name;
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function spread(numbers: Uint8Array, width: number, planes: Uint8Array): void {
  const count = numbers.length / width;
  for (let byte = 0; byte < width; byte++) {
    for (let row = 0; row < count; row++) planes[byte * count + row] = numbers[row * width + byte];
  }
}

function gather(planes: Uint8Array, width: number, numbers: Uint8Array): void {
  const count = numbers.length / width;
  for (let byte = 0; byte < width; byte++) {
    for (let row = 0; row < count; row++) numbers[row * width + byte] = planes[byte * count + row];
  }
}

/** Reads the shape and makes sure that it accounts for every byte. */
function shapeOf(packed: Uint8Array): { readonly shape: Shape; readonly from: number } {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const from = packed.length < LENGTH_BYTES ? Number.NaN : LENGTH_BYTES + view.getUint32(0, true);
  const shape = from <= packed.length ? parsed(packed.subarray(LENGTH_BYTES, from)) : undefined;
  const size = shape?.reduce((sum, [, kind, length]) => sum + sizeOf(kind, length), from);
  if (shape === undefined || size !== packed.length) throw new UsageError("these bytes are no packed outputs");
  return { shape, from };
}

function parsed(text: Uint8Array): Shape | undefined {
  try {
    const shape: unknown = JSON.parse(new TextDecoder().decode(text));
    return Array.isArray(shape) && shape.every(isRow) ? (shape as unknown as Shape) : undefined;
  } catch {
    return undefined;
  }
}

function isRow(row: unknown): boolean {
  if (!Array.isArray(row)) return false;
  const [path, kind, length] = row;
  return (
    /^[a-zA-Z]+(\.[a-zA-Z]+)?$/.test(path) && Object.hasOwn(KINDS, kind) && Number.isInteger(length) && length >= 0
  );
}

function sizeOf(kind: string, length: number): number {
  return KINDS[kind as keyof typeof KINDS].BYTES_PER_ELEMENT * length;
}

function place(root: Record<string, unknown>, [key, ...rest]: readonly string[], column: Column): void {
  if (rest.length === 0) root[key] = column;
  else {
    root[key] ??= {};
    place(root[key] as Record<string, unknown>, rest, column);
  }
}
