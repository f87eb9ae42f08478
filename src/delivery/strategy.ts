// The ways of writing, best first: every resource under our id; by business identifier; one by one with a record of what is there; as a document.

export type Strategy = "upsert-by-id" | "conditional" | "delivery-record" | "document";
