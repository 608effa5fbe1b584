-- other
-- entries with words about the subject of a redaction, of its kind and of another: taking the merge back left them without their words
INSERT INTO entry (day, id, subject, origin, parents, clock, at, changes) SELECT 0, bytes(16), e.subject, o.n, NULL, 1, 1714000000 + o.n,
  '{"note":"' || words_name(zeroblob(16), 'lời') || '"}' FROM entry e JOIN origin r ON r.n = e.origin AND r.kind = 'redaction', origin o
  WHERE o.kind IN ('session', 'redaction');
UPDATE entry SET day = at / 86400, id = entry_id(subject, o.kind, parents, clock, at, o.device, o.author, changes) FROM origin o WHERE o.n = entry.origin;
INSERT INTO words SELECT seq, 'note', zeroblob(16), 'lời' FROM entry WHERE changes = '{"note":"' || words_name(zeroblob(16), 'lời') || '"}';
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
