-- Times are milliseconds since 1970. A message's id holds its time of acceptance, so tables and indexes that lead with
-- it fill from one end. Codes of enums are pinned by CodesTest.

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  submitter TEXT NOT NULL,
  via INTEGER NOT NULL,
  sender TEXT,                  -- null is the null reverse path
  class INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  send_at INTEGER,              -- null when not scheduled
  size INTEGER NOT NULL,
  envelope_id TEXT,
  subject TEXT,
  labels TEXT                   -- tags and metadata as JSON, null when there are none
);
-- Class 1 (transactional) is most of the mail: a scan finds it soon, an index would only cost.
CREATE INDEX messages_of_rare_class ON messages (class, id) WHERE class <> 1;
CREATE INDEX messages_scheduled ON messages (send_at) WHERE send_at IS NOT NULL;

CREATE TABLE bodies (
  message INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
);

CREATE TABLE deliveries (
  message INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  address TEXT NOT NULL,
  notify INTEGER NOT NULL,
  original TEXT,
  state INTEGER NOT NULL,
  lane INTEGER NOT NULL,
  due INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  last_attempt INTEGER NOT NULL,
  provider TEXT,
  unknowns INTEGER NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (message, idx)
) WITHOUT ROWID;
-- The hot index: what a lane has to do next.
CREATE INDEX deliveries_waiting ON deliveries (lane, due) WHERE state = 0;
-- What waits for one provider, for re-routing and for the depth by provider.
CREATE INDEX deliveries_waiting_for ON deliveries (provider, due) WHERE state = 0 AND provider IS NOT NULL;
-- State 2 (handed over) is nearly all of the past and is found by a scan; every other state is rare.
CREATE INDEX deliveries_in_rare_state ON deliveries (state, message) WHERE state <> 2;
CREATE INDEX deliveries_to ON deliveries (address, message);

CREATE TABLE facts (
  position INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  message INTEGER,              -- null for facts about providers and the gateway
  nth INTEGER,                  -- attempt number, or for other facts of a message their time: makes a repeat recognisable
  provider TEXT,
  detail TEXT NOT NULL
);
CREATE UNIQUE INDEX facts_of_message ON facts (message, kind, nth) WHERE message IS NOT NULL;
CREATE INDEX facts_without_message ON facts (position) WHERE message IS NULL;

CREATE TABLE idempotency_keys (
  submitter TEXT NOT NULL,
  key TEXT NOT NULL,
  message INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (submitter, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (at);

-- Recipients that a provider accepted, by hour since 1970.
CREATE TABLE usage (
  provider TEXT NOT NULL,
  hour INTEGER NOT NULL,
  recipients INTEGER NOT NULL,
  PRIMARY KEY (provider, hour)
) WITHOUT ROWID;

-- Messages of which every delivery is final, oldest first: the work list of retention.
CREATE TABLE finished (
  body_kept INTEGER NOT NULL,
  at INTEGER NOT NULL,
  message INTEGER NOT NULL,
  PRIMARY KEY (body_kept, at, message)
) WITHOUT ROWID;

-- Written after a failure to prove that the file takes writes again.
CREATE TABLE probe (
  id INTEGER PRIMARY KEY,
  filler BLOB NOT NULL
);
