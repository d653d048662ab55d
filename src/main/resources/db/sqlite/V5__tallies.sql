-- What was sent and what came of it, by quarters of an hour since 1970.
CREATE TABLE tallies (
  quarter INTEGER PRIMARY KEY,
  attempts INTEGER NOT NULL,
  bounces INTEGER NOT NULL,
  complaints INTEGER NOT NULL,
  rejects INTEGER NOT NULL
);
