// What waits to be delivered, behind one small interface: enqueue, lease, settle, redrive. In the order of each patient; an item that cannot be
// delivered stops only its own patient. Implementations: sqlite-outbox.ts for one machine, postgres-outbox.ts for many.
// Rows hold no word of a patient: bodies are sealed, patients and documents are ids that say nothing about anybody.

export type ItemState = "queued" | "sending" | "done" | "dead" | "skipped";

export interface NewItem {
  readonly destination: string;
  /** Order is kept per destination and patient. */
  readonly patient: string;
  /** Identity of the narrative across its versions. */
  readonly document: string;
  /** Hash of the content without recording times: the same content again is not queued again. */
  readonly fingerprint: string;
  /** The bundle as JSON. */
  readonly body: string;
}

export interface Item {
  readonly id: string;
  readonly destination: string;
  readonly patient: string;
  readonly document: string;
  readonly fingerprint: string;
  readonly state: ItemState;
  readonly attempts: number;
  readonly enqueuedAt: Date;
  readonly notBefore: Date;
  /** Why the last attempt failed: a code and a sentence without patient data. */
  readonly lastReason?: string;
}

/** An item in the hands of one sender until `until`: after that anybody may lease it again. */
export interface Lease {
  readonly item: Item;
  readonly body: string;
  readonly token: string;
  readonly until: Date;
}

/** One resource at a destination, by our key and by the server's. */
export interface Holding {
  readonly key: string;
  readonly serverKey: string;
  readonly version?: string;
  readonly isWithdrawn: boolean;
  /** Of the content that was delivered last. */
  readonly fingerprint?: string;
  /** It was about to be created when the sender was last heard of: it may be there or not, under a key that we do not know (`serverKey` is ""). */
  readonly isPending?: boolean;
}

export type HoldingOwner = Pick<Item, "destination" | "document" | "patient">;

export type Settlement =
  | { readonly kind: "done"; readonly holdings: readonly Holding[] }
  | { readonly kind: "retry"; readonly notBefore: Date; readonly reason: string }
  | { readonly kind: "dead"; readonly reason: string };

export interface ItemFilter {
  readonly id?: string;
  readonly destination?: string;
  readonly patient?: string;
  readonly states?: readonly ItemState[];
  readonly limit?: number;
}

export interface Enqueued {
  readonly id: string;
  /** False where the newest item of the same document has the same content. */
  readonly isNew: boolean;
}

export interface Outbox {
  /** All or none. When it resolves, the items survive a crash. */
  enqueue(items: readonly NewItem[]): Promise<readonly Enqueued[]>;
  /** The next items whose turn it is, at most one per destination and patient. */
  lease(options: { readonly count: number; readonly leaseMs: number; readonly destination?: string }): Promise<readonly Lease[]>;
  /** Keeps a lease longer; false where it is lost. */
  extend(lease: Lease, leaseMs: number): Promise<boolean>;
  /** False where the lease was lost meanwhile: nothing is changed then. */
  settle(lease: Lease, settlement: Settlement): Promise<boolean>;
  /** Dead items go back into the queue at their old place. */
  redrive(filter: ItemFilter): Promise<number>;
  /** A dead or queued item is given up, so that its patient goes on. */
  skip(id: string): Promise<boolean>;
  list(filter: ItemFilter): Promise<readonly Item[]>;
  count(): Promise<Readonly<Record<ItemState, number>>>;
  /** The body of an item that is not done yet. */
  body(id: string): Promise<string | undefined>;
  /** What a destination holds of a document. */
  holdings(destination: string, document: string): Promise<readonly Holding[]>;
  /** What it holds of single resources, whichever document they came with. */
  find(destination: string, keys: readonly string[]): Promise<readonly Holding[]>;
  /** Writes into the record at once, in the middle of a delivery. */
  hold(owner: HoldingOwner, holdings: readonly Holding[]): Promise<void>;
  /** Removes everything of a patient; items in the hands of a sender included. */
  erase(patient: string): Promise<number>;
  /** Seals every body with the newest key. */
  rotateKeys(): Promise<number>;
  close(): Promise<void>;
}
