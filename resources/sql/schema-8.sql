-- Version 8: what an import remembers of a file, and what a firm decides of attribution.

-- How the columns of a sheet with these headers were taken the last time. Not a record: it is a habit of the people at the screen,
-- no fact about the firm, so an undo of an import leaves it, and nobody looks for it in the trash.
CREATE TABLE import_mapping (
  header_key TEXT NOT NULL PRIMARY KEY,
  mapping TEXT NOT NULL,
  used_at TEXT NOT NULL
);

-- All orders, by their day and by what they come to.
CREATE INDEX sales_order_day ON sales_order (ordered_on, id) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_net ON sales_order (currency, net_minor, id) WHERE deleted_at IS NULL;
