-- other
-- days that are the same when 64 bits become 32: each was read again
INSERT INTO digest SELECT day + 4294967296, prefix, entries, id FROM digest;
