-- other
-- redactions with words of their own, which others took out: taking the merge back left the first and not the second
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT 0, bytes(16), e.subject, e.origin, NULL, 1, 1714000000 + e.seq,
  '{"note":"' || words_name(zeroblob(16), 'lời') || '"}' FROM entry e JOIN origin r ON r.n = e.origin AND r.kind = 'redaction';
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT 0, bytes(16), redaction(e.id, 'note'), (SELECT n FROM origin WHERE kind = 'redaction' LIMIT 1),
  NULL, 1, e.at, '{"entry":"' || uuid(e.id) || '","field":"note","session":"' || uuid(e.subject) || '"}' FROM entry e
  WHERE e.changes = '{"note":"' || words_name(zeroblob(16), 'lời') || '"}';
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
