// SMART Backend Services: an access token for a signed assertion, fetched once for all who wait, kept until shortly before it runs out, and checked
// for what was granted. https://hl7.org/fhir/smart-app-launch/backend-services.html
import * as oauth from "oauth4webapi";
import type { AuthOutside, Credentials, Denied, Granted } from "./credentials.ts";
import { FORBIDDEN_ADDRESS } from "./guarded-fetch.ts";
import { type PrivateKeySet, type SigningKey, signingKeys } from "./key-set.ts";
import { followable } from "./origin.ts";
import { missingScopes } from "./scopes.ts";

export interface SmartClient {
  /** FHIR base URL, under which the server says where its token endpoint is. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly keys: PrivateKeySet;
  /** Such as "system/*.cruds". */
  readonly scope: string;
  /** Instead of discovery. */
  readonly tokenEndpoint?: string;
  /** Where a discovered token endpoint may be, besides the origin of the FHIR server. */
  readonly allowedOrigins?: readonly string[];
}

interface Token {
  readonly value: string;
  readonly expiresAt: number;
}

/** Renewed so long before it runs out. */
const EARLY_MS = 30_000;
const DEFAULT_LIFE_MS = 300_000;

export function smartCredentials(client: SmartClient, outside: AuthOutside): Credentials {
  let token: Token | undefined;
  let fetching: Promise<Token | Denied> | undefined;

  /** One request, however many wait for it. */
  function fetchOnce(): Promise<Token | Denied> {
    fetching ??= requestToken(client, outside).finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  return {
    headers: async (): Promise<Granted> => {
      if (token === undefined || outside.clock().getTime() >= token.expiresAt - EARLY_MS) {
        const got = await fetchOnce();
        if ("problem" in got) return got;
        token = got;
      }
      return { headers: { authorization: `Bearer ${token.value}` } };
    },
    renew: () => {
      token = undefined;
      return true;
    },
  };
}

async function requestToken(client: SmartClient, outside: AuthOutside): Promise<Token | Denied> {
  try {
    const server = await discover(client, outside);
    if ("problem" in server) return server;
    const keys = await signingKeys(client.keys, server.algorithms);
    let refusal = denied("the key set has no private ES384 or RS384 key with a kid that the server takes");
    for (const key of keys) {
      const got = await requestWith(key, server.tokenEndpoint, client, outside).catch((error: unknown) => ({ error }));
      if (!("error" in got)) return got;
      refusal = explain(got.error);
      // After a rotation the server may not have fetched the new key yet: the one before is still good.
      if (!isUnknownClient(got.error)) return refusal;
    }
    return refusal;
  } catch (error) {
    return explain(error);
  }
}

const isUnknownClient = (error: unknown): boolean => error instanceof oauth.ResponseBodyError && error.error === "invalid_client";

/** Throws what oauth4webapi throws. */
async function requestWith(
  { key, kid }: SigningKey,
  tokenEndpoint: string,
  client: SmartClient,
  outside: AuthOutside,
): Promise<Token | Denied> {
  const as: oauth.AuthorizationServer = { issuer: new URL(tokenEndpoint).origin, token_endpoint: tokenEndpoint };
  const authentication = oauth.PrivateKeyJwt(
    { key, kid },
    {
      [oauth.modifyAssertion]: (header, payload) => {
        header["typ"] = "JWT";
        payload["aud"] = tokenEndpoint;
      },
    },
  );
  const oauthClient = { client_id: client.clientId };
  const parameters = new URLSearchParams({ scope: client.scope });
  const response = await oauth.clientCredentialsGrantRequest(as, oauthClient, authentication, parameters, {
    [oauth.customFetch]: outside.fetch,
    [oauth.allowInsecureRequests]: tokenEndpoint.startsWith("http://"),
    signal: () => AbortSignal.timeout(30_000),
  });
  const granted = await oauth.processClientCredentialsResponse(as, oauthClient, response);
  const missing = missingScopes(client.scope, granted.scope ?? "");
  if (missing.length > 0) return denied(`it granted no ${missing.join(", ")}: ask its operator to allow these scopes for this client`);
  const lifeMs = granted.expires_in === undefined ? DEFAULT_LIFE_MS : granted.expires_in * 1000;
  return { value: granted.access_token, expiresAt: outside.clock().getTime() + lifeMs };
}

interface Server {
  readonly tokenEndpoint: string;
  readonly algorithms: readonly string[];
}

/** https://hl7.org/fhir/smart-app-launch/conformance.html */
async function discover({ baseUrl, tokenEndpoint, allowedOrigins = [] }: SmartClient, outside: AuthOutside): Promise<Server | Denied> {
  if (tokenEndpoint !== undefined) return { tokenEndpoint, algorithms: [] };
  const response = await outside.fetch(`${baseUrl}/.well-known/smart-configuration`, {
    redirect: "manual",
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(30_000),
  });
  if (response.status !== 200) return denied(`it has no SMART configuration (${response.status})`, response.status >= 500);
  const found = (await response.json()) as { token_endpoint?: unknown; token_endpoint_auth_signing_alg_values_supported?: unknown };
  const { token_endpoint: endpoint, token_endpoint_auth_signing_alg_values_supported: algorithms } = found;
  if (typeof endpoint !== "string" || !URL.canParse(endpoint)) return denied("its SMART configuration names no token endpoint");
  // An assertion goes over an encrypted line, except on this machine's own loopback where the FHIR server is too.
  const isProtected = endpoint.startsWith("https://") || new URL(endpoint).hostname === new URL(baseUrl).hostname;
  if (!isProtected) return denied("its token endpoint is not encrypted");
  const place = followable(endpoint, { baseUrl, allowedOrigins });
  if ("problem" in place) return denied(`the token endpoint of its SMART configuration is not followed: ${place.problem}`);
  return { tokenEndpoint: endpoint, algorithms: Array.isArray(algorithms) ? algorithms.filter((a) => typeof a === "string") : [] };
}

const denied = (problem: string, isPassing = false): Denied => ({ problem, isPassing });

function explain(error: unknown): Denied {
  if (error instanceof oauth.ResponseBodyError)
    return denied(`its token endpoint refused this client (${error.error})`, error.status >= 500);
  if (error instanceof oauth.OperationProcessingError)
    return denied(`its token endpoint gave no proper answer (${error.code ?? "unknown"})`, true);
  const { cause } = error as { cause?: { code?: string } };
  if (cause?.code === FORBIDDEN_ADDRESS)
    return denied("its authorisation server is at a private address: set allowPrivateAddress if that is meant");
  return denied(`its authorisation server could not be reached (${cause?.code ?? (error as { name?: string }).name ?? "unknown"})`, true);
}
