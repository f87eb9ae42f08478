// The `auth` of a destination in the configuration → what proves who we are to it. Secrets are read from files, never from the configuration.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { certifiedFetch } from "../auth/client-certificate.ts";
import { type AuthOutside, basicAuthorization, type Credentials, fixedCredentials } from "../auth/credentials.ts";
import type { PrivateKeySet } from "../auth/key-set.ts";
import { smartCredentials } from "../auth/smart.ts";

interface Secret {
  readonly file: string;
}

export interface Auth {
  readonly kind: "basic" | "bearer" | "smart" | "certificate";
  readonly user?: string;
  readonly password?: Secret;
  readonly token?: Secret;
  readonly clientId?: string;
  readonly keys?: Secret;
  readonly scope?: string;
  readonly tokenEndpoint?: string;
  readonly certificate?: Secret;
  readonly key?: Secret;
  readonly authority?: Secret;
}

const NEEDED = {
  basic: ["user", "password"],
  bearer: ["token"],
  smart: ["clientId", "keys", "scope"],
  certificate: ["certificate", "key"],
} as const satisfies Readonly<Record<Auth["kind"], readonly (keyof Auth)[]>>;

export interface Place {
  /** Files are read beside the configuration. */
  readonly folder: string;
  readonly baseUrl: string;
  readonly allowedOrigins?: readonly string[];
  /** Of resolved addresses. */
  readonly isForbidden?: (address: string) => boolean;
  readonly outside: AuthOutside;
}

export type OpenedAuth = { readonly credentials: Credentials } | { readonly fetch: typeof fetch } | { readonly problem: string };

/** `problem` completes "the auth of NAME …". */
export function openAuth(auth: Auth, { folder, baseUrl, allowedOrigins, isForbidden, outside }: Place): OpenedAuth {
  const lacking = NEEDED[auth.kind].filter((name) => auth[name] === undefined);
  if (lacking.length > 0) return { problem: `needs ${lacking.join(" and ")} for the kind ${auth.kind}` };
  const secret = (of: Secret | undefined): string => (of === undefined ? "" : readFileSync(resolve(folder, of.file), "utf8").trim());
  try {
    if (auth.kind === "basic") return { credentials: fixedCredentials(basicAuthorization(auth.user ?? "", secret(auth.password))) };
    if (auth.kind === "bearer") return { credentials: bearerFromFile(() => secret(auth.token)) };
    if (auth.kind === "certificate") {
      const authority = auth.authority === undefined ? {} : { authority: secret(auth.authority) };
      return { fetch: certifiedFetch({ certificate: secret(auth.certificate), key: secret(auth.key), ...authority }, isForbidden) };
    }
    const keys = JSON.parse(secret(auth.keys)) as PrivateKeySet;
    if (!Array.isArray(keys.keys)) return { problem: "has a keys file that is no JWK Set" };
    const { clientId = "", scope = "", tokenEndpoint } = auth;
    const where = {
      ...(tokenEndpoint === undefined ? {} : { tokenEndpoint }),
      ...(allowedOrigins === undefined ? {} : { allowedOrigins }),
    };
    return { credentials: smartCredentials({ baseUrl, clientId, keys, scope, ...where }, outside) };
  } catch (error) {
    const { code } = error as { code?: string };
    return { problem: code === undefined ? "has a keys file that is not valid JSON" : `names a file that cannot be read (${code})` };
  }
}

/** A token that another program keeps fresh in a file: read again when the server refuses the old one. */
function bearerFromFile(read: () => string): Credentials {
  let token = read();
  return {
    headers: async () => ({ headers: { authorization: `Bearer ${token}` } }),
    renew: () => {
      const before = token;
      token = read();
      return token !== before;
    },
  };
}
