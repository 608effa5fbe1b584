-- other
-- a session that two hundred people removed without knowing of each other
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes)
  SELECT 0, bytes(16), (SELECT subject FROM entry WHERE origin IN (SELECT n FROM origin WHERE kind = 'session') LIMIT 1),
  (SELECT n FROM origin WHERE kind = 'session' LIMIT 1), NULL, 1, 1714000000 + i, '{"void":true}' FROM n;
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
