import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { unzipSync } from "fflate";

/** Everything that can be read in the files of a folder, by name: what is packed is unpacked. */
export function textsIn(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) continue;
    const bytes = readFileSync(path);
    for (const [part, content] of partsOf(name, bytes)) texts.set(part, Buffer.from(content).toString("latin1"));
  }
  return texts;
}

function partsOf(name: string, bytes: Buffer): readonly (readonly [string, Uint8Array])[] {
  if (/\.(xlsx|pptx)$/.test(name)) {
    return Object.entries(unzipSync(bytes)).flatMap(([part, content]) =>
      partsOf(`${name}/${part}`, Buffer.from(content)),
    );
  }
  if (!name.endsWith(".runs")) return [[name, bytes]];
  const [head = "", checksum = ""] = bytes.toString("latin1").split("\n", 2);
  let at = head.length + checksum.length + 2;
  const { records } = JSON.parse(head.slice(head.indexOf("{"))) as {
    records: readonly (readonly [number, number, string])[];
  };
  const bodies = records.map(([replication, length]) => {
    at += length;
    return [`${name}/${replication}`, brotliDecompressSync(bytes.subarray(at - length, at))] as const;
  });
  return [[name, Buffer.from(head)], ...bodies];
}
