-- Addresses that nothing is sent to, in lower case; the empty submitter is everybody's list.
CREATE TABLE suppressions (
  submitter TEXT NOT NULL,
  address TEXT NOT NULL,
  reason INTEGER NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER,                -- null is for ever
  feedback TEXT,
  PRIMARY KEY (submitter, address)
) WITHOUT ROWID;
CREATE INDEX suppressions_that_end ON suppressions (until) WHERE until IS NOT NULL;
