import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { packOutputs, unpackOutputs } from "../experiment/index.js";

type Outputs = ReturnType<typeof unpackOutputs>;

/** No replication is that large. [bytes] */
const LARGEST_OUTPUTS = 1_000_000_000;

/** Outputs as few bytes. */
export function squeezed(outputs: Outputs): Uint8Array {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  return brotliCompressSync(packOutputs(outputs), { params });
}

/** What has its checksum was written by this very build; if it cannot be understood all the same it is computed again. */
export function unsqueezed(body: Uint8Array): Outputs | undefined {
  try {
    return unpackOutputs(brotliDecompressSync(body, { maxOutputLength: LARGEST_OUTPUTS }));
  } catch {
    return undefined;
  }
}
