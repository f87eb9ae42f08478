// The signing keys of this client: a JWK Set in a file that only its owner reads, the newest key first. To rotate, add a new key on top and publish;
// when servers have fetched the set, the old one may go. ES384 or RS384, as SMART demands.
// https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html
import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JWK } from "jose";

const ALGORITHMS = ["ES384", "RS384"] as const;
export type SigningAlgorithm = (typeof ALGORITHMS)[number];

export interface SigningKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly key: CryptoKey;
}

export interface PrivateKeySet {
  readonly keys: readonly JWK[];
}

/** A new key on top of a set. */
export async function addSigningKey(algorithm: SigningAlgorithm, before: PrivateKeySet = { keys: [] }): Promise<PrivateKeySet> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { keys: [{ ...jwk, kid: randomUUID(), alg: algorithm, use: "sig" }, ...before.keys] };
}

/** What is published at the client's JWKS URL: no private member. */
export function publicKeySet({ keys }: PrivateKeySet): { readonly keys: readonly JWK[] } {
  const visible = new Set(["kty", "crv", "x", "y", "n", "e", "kid", "alg", "use"]);
  return {
    keys: keys.map(
      (jwk) => ({ ...Object.fromEntries(Object.entries(jwk).filter(([name]) => visible.has(name))), key_ops: ["verify"] }) as JWK,
    ),
  };
}

/** The keys of the set that the server takes, newest first; empty where there is none. */
export function signingKeys({ keys }: PrivateKeySet, accepted: readonly string[] = []): Promise<readonly SigningKey[]> {
  return Promise.all(
    keys.flatMap((jwk) => {
      const algorithm = ALGORITHMS.find((one) => one === jwk.alg);
      if (algorithm === undefined || jwk.kid === undefined || jwk.d === undefined) return [];
      return accepted.length === 0 || accepted.includes(algorithm) ? [imported(jwk, algorithm, jwk.kid)] : [];
    }),
  );
}

const imported = async (jwk: JWK, algorithm: SigningAlgorithm, kid: string): Promise<SigningKey> => ({
  kid,
  algorithm,
  key: (await importJWK({ ...jwk, key_ops: ["sign"] }, algorithm)) as CryptoKey,
});
