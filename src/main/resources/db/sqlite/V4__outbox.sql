-- How far each reader has come in the book of facts.
CREATE TABLE outbox_readers (
  reader TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) WITHOUT ROWID;

-- Letters to applications, until they are delivered.
CREATE TABLE parcels (
  number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice: a late "done" must not take a younger parcel away
  id TEXT NOT NULL,
  destination TEXT NOT NULL,
  body TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  due INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  why TEXT
);
-- What a destination has to get next; from it alone come the earliest due time and the backlog of each destination.
CREATE INDEX parcels_due ON parcels (destination, due, made_at);
CREATE INDEX parcels_by_age ON parcels (made_at);
