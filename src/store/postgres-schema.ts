// The tables of the PostgreSQL outbox, one migration per version; column for column those of outbox-schema.ts.

export const POSTGRES_MIGRATIONS: readonly string[] = [
  `CREATE TABLE item (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     id text NOT NULL UNIQUE,
     destination text NOT NULL,
     patient text NOT NULL,
     document text NOT NULL,
     fingerprint text NOT NULL,
     state text NOT NULL,
     is_open smallint NOT NULL,
     is_head smallint NOT NULL,
     attempts integer NOT NULL DEFAULT 0,
     enqueued bigint NOT NULL,
     not_before bigint NOT NULL,
     lease_until bigint,
     token text,
     reason text,
     key_id text NOT NULL,
     body bytea
   );
   CREATE INDEX item_lane ON item (destination, patient, seq) WHERE is_open = 1;
   CREATE INDEX item_head ON item (destination, seq) WHERE is_head = 1;
   CREATE INDEX item_any_head ON item (seq) WHERE is_head = 1;
   CREATE INDEX item_document ON item (destination, document, seq);
   CREATE INDEX item_patient ON item (patient);
   CREATE TABLE holding (
     destination text NOT NULL,
     document text NOT NULL,
     patient text NOT NULL,
     key text NOT NULL,
     server_key text NOT NULL,
     version text,
     is_withdrawn smallint NOT NULL,
     is_pending smallint NOT NULL,
     fingerprint text,
     PRIMARY KEY (destination, document, key)
   );
   CREATE INDEX holding_patient ON holding (patient);
   CREATE INDEX holding_key ON holding (destination, key);`,
  // When the record was last written: of two documents that speak of one resource, the later word counts.
  "ALTER TABLE holding ADD COLUMN written bigint NOT NULL DEFAULT 0",
];
