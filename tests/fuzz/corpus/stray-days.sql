-- other
-- rows of days that never were: --full did not see them
UPDATE entry SET day = day + 4294967296 WHERE seq % 5 = 1;
DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM entry GROUP BY day;
