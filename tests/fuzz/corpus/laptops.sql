-- other
-- sixty laptops
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO origin SELECT 1000 + i, 'session', 'm' || i, 't' || i % 7 FROM n;
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT 0, bytes(16), bytes(16), n, NULL, 1, 1714000000 + n, '{"date":"2024-05-05"}' FROM origin WHERE n > 1000;
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
