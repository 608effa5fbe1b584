-- other
-- rows at both ends of what a number can be
UPDATE entry SET seq = -9223372036854775808 WHERE seq = (SELECT max(seq) FROM entry);
UPDATE entry SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM entry);
DELETE FROM words WHERE entry NOT IN (SELECT seq FROM entry);
