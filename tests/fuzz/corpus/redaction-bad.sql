-- other
-- words that are gone, and redactions of them that are malformed or stand on a day that never was: each is said once
INSERT INTO origin (kind, device, author) VALUES ('redaction', 'x', 'x');
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT e.day + 1 + o.i * 4294967296, bytes(16), redaction(e.id, 'note'),
  (SELECT max(n) FROM origin), NULL, 4 - 3 * o.i, e.at + 86400 + o.i, '{"entry":"' || uuid(e.id) || '","field":"note","session":"' || uuid(e.subject) || '"}'
  FROM entry e, (SELECT 0 AS i UNION SELECT 1) o WHERE e.changes LIKE '%"note":"#%';
UPDATE entry SET id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin AND o.author = 'x';
DELETE FROM words;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
