// How this client proves who it is to a server: headers for a request, renewed when they run out. Never a secret in a message.

export type Granted = { readonly headers: Readonly<Record<string, string>> } | Denied;

export interface Denied {
  /** For a person: what the authorisation server or the configuration lacks. */
  readonly problem: string;
  /** Trying again later may help. */
  readonly isPassing: boolean;
}

export interface Credentials {
  headers(): Promise<Granted>;
  /** The server did not accept the headers. True where new ones can be had. */
  renew(): boolean;
}

export interface AuthOutside {
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
}

/** Credentials that do not change: HTTP basic, or a bearer token that somebody else looks after. */
export const fixedCredentials = (authorization: string): Credentials => ({
  headers: async () => ({ headers: { authorization } }),
  renew: () => false,
});

/** https://www.rfc-editor.org/rfc/rfc7617 */
export const basicAuthorization = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
