-- other
-- and no tables
PRAGMA writable_schema = ON; DELETE FROM sqlite_schema; PRAGMA writable_schema = RESET; PRAGMA user_version = 0;
