-- other
-- parts of days inside one another, each rightly named
INSERT INTO digest SELECT day, substr(id, 1, 1), count(*), digest_of(id) FROM entry GROUP BY day, substr(id, 1, 1);
INSERT INTO digest SELECT day, substr(id, 1, 2), count(*), digest_of(id) FROM entry GROUP BY day, substr(id, 1, 2);
