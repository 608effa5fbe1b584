-- other
-- a place and a team about a session's subject, with conflicts of their own
INSERT INTO origin (kind, device, author) VALUES ('place', 'x', 'x'), ('team', 'x', 'x');
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT 0, bytes(16), e.subject, o.n, NULL, 1, 1714000000 + c.v,
  '{"name":"' || c.v || '"}' FROM origin o, (SELECT 1 AS v UNION SELECT 2) c, (SELECT DISTINCT subject FROM entry
  WHERE origin IN (SELECT n FROM origin WHERE kind = 'session')) e WHERE o.author = 'x';
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
