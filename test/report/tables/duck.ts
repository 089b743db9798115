import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { temporaryFolder } from "../../temporary-folder.js";

/** A database of another house that reads the files. */
export async function duck() {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const folder = temporaryFolder("tables");
  return {
    /** Where the bytes can be read from, ready for a query. */
    put(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return `'${path}'`;
    },
    async ask(sql: string): Promise<readonly Record<string, unknown>[]> {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    },
  };
}
