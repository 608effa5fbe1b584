-- other
-- a format that never was
PRAGMA user_version = 0;
