-- What providers told, until it is a fact or nobody's; kept afterwards as evidence, and so that a repeat is recognised.
CREATE TABLE tidings (
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- facts name it, so it is never given twice
  once BLOB NOT NULL,           -- a digest of who told and the event's id: the same for a repeat
  provider TEXT NOT NULL,       -- empty when it came by mail
  event_id TEXT NOT NULL,
  report TEXT NOT NULL,
  event TEXT NOT NULL,
  our_id TEXT,
  provider_id TEXT,
  recipient TEXT,
  happened_at INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  details TEXT NOT NULL,
  raw TEXT NOT NULL,
  due INTEGER,                  -- when it is looked at next; null when it is decided
  tries INTEGER NOT NULL,
  message INTEGER,              -- whose it is; null until that is known, or when it is nobody's
  why TEXT                      -- why it waits or is nobody's
);
CREATE UNIQUE INDEX tidings_once ON tidings (once);
CREATE INDEX tidings_due ON tidings (due, number) WHERE due IS NOT NULL;
CREATE INDEX tidings_unmatched ON tidings (number) WHERE due IS NULL AND message IS NULL;
CREATE INDEX tidings_by_age ON tidings (arrived_at);

-- Which message a provider's own id may stand for: a digest of provider and id, by the day of the hand-over, so that the
-- index fills in one place and old days are dropped together. What it names is compared with the facts.
CREATE TABLE handovers (
  day INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  message INTEGER NOT NULL,
  PRIMARY KEY (day, digest, message)
) WITHOUT ROWID;
