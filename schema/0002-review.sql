-- The second format: receipts of merges, and what is derived of redactions.  Entries are as they were.

-- Of this file on this laptop only: what each merge brought.  Its entries are seq first to last.
CREATE TABLE receipt (
	n INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,             -- as it was named
	source TEXT NOT NULL,           -- the fingerprint of all that the file held
	entries INTEGER NOT NULL,       -- in the file
	fresh INTEGER NOT NULL,
	bad INTEGER NOT NULL,
	redactions INTEGER NOT NULL,
	sessions_new INTEGER NOT NULL,
	sessions_changed INTEGER NOT NULL,
	conflicts INTEGER NOT NULL,
	duplicates INTEGER NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL,
	before TEXT NOT NULL,           -- this log's fingerprint
	after TEXT NOT NULL,
	undone INTEGER                  -- when it was taken back
) STRICT;
CREATE INDEX receipt_source ON receipt (source);
CREATE TABLE receipt_laptop (
	receipt INTEGER NOT NULL,
	device TEXT NOT NULL,
	entries INTEGER NOT NULL,       -- new ones
	PRIMARY KEY (receipt, device)
) WITHOUT ROWID, STRICT;

-- Parts of days that a merge read whole, by the name that their ids have: they need no second look
-- until that merge is taken back.
DROP TABLE merged;
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY,
	receipt INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX merged_receipt ON merged (receipt);

------------------------------------------------------------------------------

-- Words that are gone, whether the entry that named them is here or not.
CREATE TABLE redacted (
	redaction BLOB NOT NULL PRIMARY KEY,    -- the subject that says so
	subject BLOB NOT NULL,
	entry BLOB NOT NULL,
	field TEXT NOT NULL
) WITHOUT ROWID, STRICT;
