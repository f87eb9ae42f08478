// A real OAuth 2 authorisation server (oidc-provider) as a SMART server has it: private_key_jwt, SMART scopes, JWT access tokens.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider from "oidc-provider";

export interface AuthorisationServer extends AsyncDisposable {
  /** Of the FHIR server that it protects; its SMART configuration is served here. */
  readonly fhirBase: string;
  readonly tokenEndpoint: string;
  /** Token requests so far. */
  readonly requests: { count: number };
  /** Access tokens that the FHIR side refuses. */
  readonly revoked: Set<string>;
}

const ALLOWED = /^system\/(?:\*|[A-Z]\w+)\.c?r?u?d?s?$/;

/** `granted` cuts down what the server grants. */
export async function openAuthorisationServer(
  clientKeys: { keys: readonly JWK[] },
  granted: (scope: string) => string = (scope) => scope,
): Promise<AuthorisationServer> {
  const requests = { count: 0 };
  const revoked = new Set<string>();
  let handler: (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void = () => {};
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fhirBase = `${base}/fhir`;
  const signing = await exportJWK((await generateKeyPair("ES384", { extractable: true })).privateKey);
  const idSigning = await exportJWK((await generateKeyPair("RS256", { extractable: true })).privateKey);

  const provider = new Provider(base, {
    jwks: {
      keys: [
        { ...signing, alg: "ES384", use: "sig", kid: "es" },
        { ...idSigning, alg: "RS256", use: "sig", kid: "rs" },
      ] as never,
    },
    clients: [
      {
        client_id: "casebridge",
        grant_types: ["client_credentials"],
        redirect_uris: [],
        response_types: [],
        token_endpoint_auth_method: "private_key_jwt",
        jwks: { keys: [...clientKeys.keys] as never },
      },
    ],
    clientAuthMethods: ["none", "private_key_jwt"],
    enabledJWA: { clientAuthSigningAlgValues: ["ES384", "RS384"], idTokenSigningAlgValues: ["ES384", "RS256"] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => fhirBase,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx) => {
          const asked = String((ctx.oidc.params as { scope?: string } | undefined)?.scope ?? "");
          const scope = granted(
            asked
              .split(" ")
              .filter((one) => ALLOWED.test(one))
              .join(" "),
          );
          return {
            scope,
            audience: fhirBase,
            accessTokenFormat: "jwt" as const,
            accessTokenTTL: 300,
            jwt: { sign: { alg: "ES384" as const } },
          };
        },
      },
    },
  });
  const answer = provider.callback();
  handler = (request, response) => {
    const json = (body: object, status = 200): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.url === "/fhir/.well-known/smart-configuration") {
      json({
        token_endpoint: `${base}/token`,
        capabilities: ["client-confidential-asymmetric"],
        token_endpoint_auth_signing_alg_values_supported: ["ES384", "RS384"],
      });
    } else if (request.url?.startsWith("/fhir") === true) {
      const token = /^Bearer (?<token>.+)$/.exec(request.headers.authorization ?? "")?.groups?.["token"];
      if (token === undefined || revoked.has(token)) json({ resourceType: "OperationOutcome", issue: [] }, 401);
      else json({ resourceType: "CapabilityStatement", fhirVersion: "4.0.1", rest: [] });
    } else {
      if (request.url === "/token") requests.count++;
      void answer(request, response);
    }
  };
  return {
    fhirBase,
    tokenEndpoint: `${base}/token`,
    requests,
    revoked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
