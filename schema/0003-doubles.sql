-- The third format: places and teams that were ruled one or are probably one, units that followed
-- others, a service's place in its list, and drafts that were thrown away.  Entries are as they
-- were.

-- A draft that was thrown away stays for a while, so that it can be had back: when that was, in
-- seconds since 1970.  Null: it is a draft like any other.
ALTER TABLE draft ADD COLUMN binned INTEGER;

-- Places and teams that are probably one, as many as a merge added.
ALTER TABLE receipt ADD COLUMN doubles INTEGER NOT NULL DEFAULT 0;

------------------------------------------------------------------------------

-- The version of the rules by which what stands below was derived (CDS_DERIVATION in lib/cdslog.h).
-- One row.
CREATE TABLE derivation (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	version INTEGER NOT NULL
) STRICT;

-- With the flags, so that a report counts those that want a look without reading them.
DROP INDEX session_attention;
CREATE INDEX session_attention ON session (day, flags) WHERE flags & 398;

-- Where a service stands among the others, as somebody said by hand; 0: nobody did.
ALTER TABLE item ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;

-- Of places and teams that were ruled one: which of them stands for the group.  An item without a
-- row stands for itself.
CREATE TABLE canonical (
	item INTEGER PRIMARY KEY,       -- item.n
	n INTEGER NOT NULL,             -- item.n of the one that stands for it
	disputed INTEGER NOT NULL       -- 1: rulings disagree about which one that is
) STRICT;
CREATE INDEX canonical_n ON canonical (n);

-- Places and teams that are probably one, and nobody has ruled yet.
CREATE TABLE double (
	a INTEGER NOT NULL,             -- item.n of the one that is preferred
	b INTEGER NOT NULL,             -- item.n
	PRIMARY KEY (a, b)
) WITHOUT ROWID, STRICT;
CREATE INDEX double_b ON double (b);

-- The units that took over a unit's area when it ended: several where it was split.
CREATE TABLE successor (
	item INTEGER NOT NULL,          -- item.n
	next INTEGER NOT NULL,          -- item.n
	PRIMARY KEY (item, next)
) WITHOUT ROWID, STRICT;
CREATE INDEX successor_next ON successor (next);
