-- Documents that people keep here: templates, configuration sets, identities. Not WITHOUT ROWID: they may be large, and
-- counting or listing names then reads the index only.
CREATE TABLE documents (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  json TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX documents_by_name ON documents (kind, name);
