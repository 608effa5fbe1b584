-- The second format: receipts of merges, packs, drafts, and what is derived from redactions and
-- verdicts.  Entries are as they were.  SQLite stores each CREATE statement as it stands here, its
-- comments too, and a file from elsewhere is checked by it, so no statement is changed any more.

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

-- Packs that were made here, and what of this log somebody has who merged one.
CREATE TABLE sent (
	n INTEGER PRIMARY KEY AUTOINCREMENT,
	at INTEGER NOT NULL,
	file TEXT NOT NULL,             -- as it was named
	fingerprint TEXT NOT NULL,      -- of the pack
	entries INTEGER NOT NULL,       -- in it
	last INTEGER NOT NULL,          -- the highest seq that is there by then
	ranges BLOB NOT NULL            -- all of them: pairs of seq, first and last, 8 bytes each, big-endian
) STRICT;
CREATE INDEX sent_fingerprint ON sent (fingerprint);

-- Of a pack: what it held when it was made.  One row in a pack, none in any other log.
CREATE TABLE manifest (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	at INTEGER NOT NULL,
	author TEXT NOT NULL,
	device TEXT NOT NULL,
	whole INTEGER NOT NULL,         -- all that the log held
	entries INTEGER NOT NULL,
	sessions INTEGER NOT NULL,      -- that count
	assists INTEGER NOT NULL,
	fingerprint TEXT NOT NULL
) STRICT;

-- Parts of days that a merge read whole, by the name that their ids have: they need no second look
-- until that merge is taken back.
DROP TABLE merged;
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY,
	receipt INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX merged_receipt ON merged (receipt);

-- Of this file on this laptop only: forms half filled and tallies that go on.  They are never
-- entries, and a finished or discarded one leaves nothing behind.
CREATE TABLE draft (
	session BLOB NOT NULL PRIMARY KEY,      -- the UUID that it will have, or has
	edits INTEGER NOT NULL,         -- 1: a change of a session that is there
	tally INTEGER NOT NULL,         -- 1: it was being tallied
	begun INTEGER NOT NULL,         -- seconds since 1970
	changed INTEGER NOT NULL,
	holder TEXT NOT NULL            -- what the program that has it open calls itself
) WITHOUT ROWID, STRICT;
CREATE TABLE draft_text (
	session BLOB NOT NULL,
	field TEXT NOT NULL,
	text TEXT NOT NULL,             -- as it was typed, right or wrong
	PRIMARY KEY (session, field)
) WITHOUT ROWID, STRICT;
CREATE TABLE press (
	session BLOB NOT NULL,
	n INTEGER NOT NULL,
	field TEXT NOT NULL,            -- "assist.eid": one more
	PRIMARY KEY (session, n)
) WITHOUT ROWID, STRICT;

------------------------------------------------------------------------------

-- Words that are gone, whether the entry that named them is here or not.
CREATE TABLE redacted (
	redaction BLOB NOT NULL,        -- the subject that says so
	subject BLOB NOT NULL,          -- the session; a stranger may name others for the same entry
	entry BLOB NOT NULL,
	field TEXT NOT NULL,
	PRIMARY KEY (redaction, subject)
) WITHOUT ROWID, STRICT;
-- What was ruled of two sessions; a is the lower id.
CREATE TABLE verdict (
	n INTEGER PRIMARY KEY,          -- seq of the subject's first entry here
	a BLOB NOT NULL,
	b BLOB NOT NULL,
	same INTEGER,                   -- null: the ruling was withdrawn
	prefer BLOB,
	conflict INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX verdict_a ON verdict (a, b);
CREATE INDEX verdict_b ON verdict (b);

-- Two sessions that are probably one outing, and nobody has ruled yet.
CREATE TABLE suspect (
	a INTEGER NOT NULL,             -- session.n, the lower
	b INTEGER NOT NULL,
	day INTEGER NOT NULL,           -- the earlier of their days
	score INTEGER NOT NULL,
	reasons INTEGER NOT NULL,
	PRIMARY KEY (a, b)
) WITHOUT ROWID, STRICT;
CREATE INDEX suspect_b ON suspect (b);
CREATE INDEX suspect_day ON suspect (day);

-- Kept totals as before, but of one key in one row, with its services packed: by place and half
-- month there is hardly a session for each service, and a merge would write more rows of totals than
-- of sessions.
DROP TABLE total_service;
DROP TABLE total;
CREATE TABLE total (
	dim INTEGER NOT NULL,
	half INTEGER NOT NULL,          -- 24 × year + 2 × (month - 1) + (0 to the 14th, 1 after)
	key INTEGER NOT NULL,           -- item.n, 0: none
	sessions INTEGER NOT NULL,
	residents INTEGER NOT NULL,
	with_residents INTEGER NOT NULL,
	assists INTEGER NOT NULL,
	attendance INTEGER NOT NULL,
	visits INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	services BLOB NOT NULL,         -- by field.n, four varints each: field.n, sessions, count, unknown
	PRIMARY KEY (dim, half, key)
) WITHOUT ROWID, STRICT;

-- Places of a name with no place above: they are few, while every commune has a Thôn 1.
CREATE INDEX item_root ON item (kind, fold) WHERE parent IS NULL;

DROP INDEX session_attention;
CREATE INDEX session_attention ON session (day) WHERE flags & 398;

-- All that tells whether two sessions are one outing, in the order in which they are compared.
CREATE INDEX session_place ON session (place, day, origin, team, flags, counts) WHERE place IS NOT NULL;
