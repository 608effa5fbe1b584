-- other
-- statistics that say that no index is worth its while
ANALYZE; UPDATE sqlite_stat1 SET stat = '10000000 10000000 10000000 10000000';
