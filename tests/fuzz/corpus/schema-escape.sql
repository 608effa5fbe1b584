-- pages
-- letters that a terminal would obey, in what SQLite says of the tables
PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'INTEGER', 'INT' || char(27) || '[2J' || CAST(x'ff' AS TEXT)) WHERE name = 'receipt'; PRAGMA writable_schema = RESET;
