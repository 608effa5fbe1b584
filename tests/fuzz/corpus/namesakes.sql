-- other
-- twenty places of one name, under no other
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes)
  SELECT 0, bytes(16), bytes(16), (SELECT n FROM origin WHERE kind = 'place' LIMIT 1), NULL, 1, 1714000000 + i, '{"name":"Xã Phước Ninh"}' FROM n;
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
