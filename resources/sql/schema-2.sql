-- Version 2: who is working with the file, so that an end without a goodbye is noticed; and a name of the file itself, by
-- which its restore points are found wherever it is moved.
CREATE TABLE working (
  node INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,
  at TEXT NOT NULL
);

INSERT INTO setting (name, value) SELECT 'file-id', lower (hex (randomblob (16)))
  WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'file-id');
