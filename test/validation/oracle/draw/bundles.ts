// Kinds of random defect in bundles and their entries, and the subject under another name.
import type { Json } from "../../examples.ts";
import { isObject, type Kinds, pick } from "./sites.ts";

const entryOf =
  (change: (entry: Json, random: () => number, bundle: Json) => void) =>
  (resource: Json, random: () => number): boolean => {
    const entries = resource["entry"];
    if (!Array.isArray(entries) || entries.length === 0) return false;
    change(pick(random, entries) as Json, random, resource);
    return true;
  };

export const BUNDLES: Kinds = {
  "entry fullUrl changed": entryOf((entry, random, bundle) => {
    const entries = bundle["entry"] as Json[];
    const fullUrl = pick(random, [
      undefined,
      "Patient/1",
      "urn:uuid:1",
      "http://example.org/fhir/Patient/other",
      (pick(random, entries) as Json)["fullUrl"],
      "urn:oid:1.2.3",
      "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
    ]);
    if (fullUrl === undefined) delete entry["fullUrl"];
    else entry["fullUrl"] = fullUrl;
  }),
  "entry changed": entryOf((entry, random) => {
    Object.assign(
      entry,
      pick(random, [
        { request: { method: "POST", url: "Patient" } },
        { response: { status: "201" } },
        { search: { mode: "match" } },
        { resource: undefined },
        { resource: { resourceType: "Patient", id: "x", gender: "?" } },
        { link: [{ relation: "x" }] },
        { request: { method: "post", url: "Patient" } },
        { request: { method: "POST" } },
      ]),
    );
    if (entry["resource"] === undefined) delete entry["resource"];
  }),
  "bundle type changed": (resource, random) => {
    if (resource["resourceType"] !== "Bundle") return false;
    resource["type"] = pick(random, [
      "document",
      "message",
      "transaction",
      "batch",
      "history",
      "searchset",
      "collection",
      "other",
      "transaction-response",
    ]);
    return true;
  },
  "bundle total": (resource, random) => {
    if (resource["resourceType"] !== "Bundle") return false;
    resource["total"] = pick(random, [-1, 5, "3", 1.5]);
    return true;
  },
  "entry doubled": (resource, random) => {
    const entries = resource["entry"];
    if (!Array.isArray(entries)) return false;
    entries.push(structuredClone(pick(random, entries)));
    return true;
  },
  "entry id changed": entryOf((entry, random) => {
    if (isObject(entry["resource"])) entry["resource"]["id"] = pick(random, ["other", "a_b", 5]);
  }),
  "place of subject moved": (resource) => {
    if (resource["subject"] === undefined) return false;
    resource["patient"] = resource["subject"];
    delete resource["subject"];
    return true;
  },
};
