-- other
-- 16,000 fields of one session, a thousand in an entry
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 15999) INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes)
  SELECT 0, bytes(16), (SELECT subject FROM entry WHERE origin IN (SELECT n FROM origin WHERE kind = 'session') LIMIT 1),
  (SELECT n FROM origin WHERE kind = 'session' LIMIT 1), NULL, 1, 1714000000 + i / 1000,
  '{' || group_concat('"assist.' || printf('%05d', i) || '":1') || '}' FROM (SELECT i FROM n ORDER BY i) GROUP BY i / 1000;
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
