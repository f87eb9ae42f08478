// A bundle → an item of the outbox: whose it is, which narrative it comes from, and what it says, each as a hash or an id that says nothing.
import { createHash } from "node:crypto";
import type { Bundle } from "@medplum/fhirtypes";
import type { Enqueued, NewItem, Outbox } from "../store/outbox.ts";
import { fingerprint } from "./fingerprint.ts";

/** Queues bundles for one destination, in their order. When it resolves they are on disk; the same content again is not queued again. */
export function queueBundles(bundles: readonly Bundle[], destination: string, outbox: Outbox): Promise<readonly Enqueued[]> {
  return outbox.enqueue(bundles.map((bundle) => itemOf(bundle, destination)));
}

export function itemOf(bundle: Bundle, destination: string): NewItem {
  const resources = (bundle.entry ?? []).flatMap((entry) => entry.resource ?? []);
  const idOf = (type: string): string => resources.find((resource) => resource.resourceType === type)?.id ?? "none";
  const patient = patientKey(idOf("Patient"));
  const hashes = resources.filter((resource) => resource.resourceType !== "Provenance").map((resource) => fingerprint(resource));
  return {
    destination,
    patient,
    document: hash(`${patient} ${idOf("DocumentReference")}`),
    fingerprint: hash(hashes.toSorted().join(" ")),
    body: JSON.stringify(bundle),
  };
}

/** How the outbox names the patient with this resource id. */
export const patientKey = (patientId: string): string => hash(`Patient/${patientId}`);

const hash = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 32);
