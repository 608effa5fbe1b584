-- The first format.  Above the line: what was written, for ever.  Below it: a
-- function of what is above, which `check --rebuild` drops and makes again.

-- Who wrote what kind of entry, told once.
CREATE TABLE origin (
	n INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	device TEXT NOT NULL,
	author TEXT NOT NULL,
	UNIQUE (kind, device, author)
) STRICT;

-- One row an entry, in the order of arrival.  A subject is known inside this
-- file by the seq of the entry of it that arrived first.
CREATE TABLE entry (
	seq INTEGER PRIMARY KEY,
	day INTEGER NOT NULL,           -- of `at`, UTC: where its digest is
	id BLOB NOT NULL,
	subject BLOB NOT NULL,
	origin INTEGER NOT NULL,
	parents BLOB,                   -- ids one after another, ascending
	clock INTEGER NOT NULL,
	at INTEGER NOT NULL,            -- seconds since 1970
	changes TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_day ON entry (day, id);
CREATE INDEX entry_subject ON entry (subject);

-- The words of notes: an entry holds only their salted hash.
CREATE TABLE words (
	entry INTEGER NOT NULL,
	field TEXT NOT NULL,
	salt BLOB NOT NULL,
	words TEXT NOT NULL,
	PRIMARY KEY (entry, field)
) WITHOUT ROWID, STRICT;

-- Of this file on this laptop only.
CREATE TABLE setting (
	key TEXT NOT NULL PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- Parts of days that were merged once, by the name that their ids have: they need no second look.
CREATE TABLE merged (
	digest BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID, STRICT;

------------------------------------------------------------------------------

-- For each day, and each part of a day above 4,096 entries, a name over the ids in it.
CREATE TABLE digest (
	day INTEGER NOT NULL,
	prefix BLOB NOT NULL,
	entries INTEGER NOT NULL,
	id BLOB NOT NULL,
	PRIMARY KEY (day, prefix)
) WITHOUT ROWID, STRICT;

CREATE TABLE item (
	n INTEGER PRIMARY KEY,
	kind INTEGER NOT NULL,
	id BLOB NOT NULL,
	known INTEGER NOT NULL,         -- 0: referred to, but no entry of it is here
	code TEXT NOT NULL,
	list TEXT NOT NULL,
	name TEXT NOT NULL,
	fold TEXT NOT NULL,             -- the name as it is searched
	level TEXT NOT NULL,
	parent INTEGER,                 -- item.n of the place above
	measure INTEGER NOT NULL,
	first INTEGER NOT NULL,         -- days of validity
	last INTEGER NOT NULL,
	retired INTEGER NOT NULL,
	flags INTEGER NOT NULL,
	UNIQUE (kind, id)
) STRICT;
CREATE INDEX item_fold ON item (kind, fold);
CREATE INDEX item_code ON item (kind, code) WHERE code <> '';
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;

-- Names of count fields: "assist.eid".
CREATE TABLE field (
	n INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE session (
	n INTEGER PRIMARY KEY,          -- seq of the subject's first entry here
	day INTEGER NOT NULL,
	last INTEGER NOT NULL,
	place INTEGER,                  -- item.n
	team INTEGER,
	origin INTEGER NOT NULL,        -- of its first entry: the author
	residents INTEGER,
	volunteers INTEGER,
	counts BLOB NOT NULL,           -- pairs of varints: field.n, count + 1 (0: not counted)
	flags INTEGER NOT NULL
) STRICT;
CREATE INDEX session_day ON session (day);
CREATE INDEX session_attention ON session (day) WHERE flags & 14;

-- Kept totals by half month: of all (dim 0), by place (1), by team (2).
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
	PRIMARY KEY (dim, half, key)
) WITHOUT ROWID, STRICT;
CREATE TABLE total_service (
	dim INTEGER NOT NULL,
	half INTEGER NOT NULL,
	key INTEGER NOT NULL,
	field INTEGER NOT NULL,
	sessions INTEGER NOT NULL,
	count INTEGER NOT NULL,
	unknown INTEGER NOT NULL,
	PRIMARY KEY (dim, half, key, field)
) WITHOUT ROWID, STRICT;

CREATE TABLE conflict (
	subject INTEGER NOT NULL,       -- seq of the subject's first entry here
	field TEXT NOT NULL,
	PRIMARY KEY (subject, field)
) WITHOUT ROWID, STRICT;
