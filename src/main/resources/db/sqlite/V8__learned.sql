-- What rooms learned of the world and would be sorry to learn again; opaque to the store.
CREATE TABLE learned (
  room TEXT NOT NULL,
  name TEXT NOT NULL,
  state BLOB NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (room, name)
) WITHOUT ROWID;
