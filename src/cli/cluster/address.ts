import { UsageError } from "../../foundation/index.js";

/** Where a cluster's Redis or Valkey is, and how to get in. */
export interface Address {
  /** For people and logs: nothing secret is in it. */
  readonly shown: string;
  readonly options: {
    readonly host: string;
    readonly port: number;
    readonly db: number;
    readonly username?: string;
    readonly password?: string;
    /** Present: encrypted, and held against this name. */
    readonly tls?: { readonly servername?: string };
  };
}

/** The password stands here rather than in the address where others could read the command line. */
export const PASSWORD = "SECUREBEDS_CLUSTER_PASSWORD";

const EXPECTED =
  "--cluster: expected an address such as redis://host:6379, redis://user:password@host:6379/2, or with rediss:// for TLS";

/** Reads an address. What is wrong with it is told without repeating it, as a password may stand in it.
 *  @param env where a password may stand instead
 *  @throws UsageError */
export function readAddress(text: string, env: Readonly<Record<string, string | undefined>>): Address {
  const url = parsed(text);
  if (url === undefined || (url.protocol !== "redis:" && url.protocol !== "rediss:") || url.hostname === "")
    throw new UsageError(EXPECTED);
  const [, db] = /^\/?(\d{0,4})$/.exec(url.pathname) ?? [];
  if (db === undefined) throw new UsageError(`${EXPECTED}; after the port there is only the number of a database`);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = url.port === "" ? 6379 : Number(url.port);
  const [username, password] = [decoded(url.username), decoded(url.password) || (env[PASSWORD] ?? "")];
  return {
    shown: `${url.protocol}//${url.hostname}:${port}${db === "" || db === "0" ? "" : `/${db}`}`,
    options: {
      ...{ host, port, db: Number(db) },
      ...(username !== "" && { username }),
      ...(password !== "" && { password }),
      ...(url.protocol === "rediss:" && { tls: isNumber(host) ? {} : { servername: host } }),
    },
  };
}

/** A text that may hold addresses, without what stands before their `@`. */
export function withoutSecrets(text: string): string {
  return text.replace(/(rediss?:\/\/)[^\s'"]*@/gi, "$1…@");
}

/** An address of numbers has no name that a certificate could be held against. */
function isNumber(host: string): boolean {
  return /^[\d.]+$|:/.test(host);
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(`${EXPECTED}; other signs in a name or password are written as %40 and the like`);
  }
}
