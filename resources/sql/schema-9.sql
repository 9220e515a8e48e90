-- Version 9: what another program calls who is here.

-- Imports: where the contacts of a file came from, if not from a campaign.
ALTER TABLE import_batch ADD COLUMN source_channel_id INTEGER REFERENCES channel (id);

-- How long before a win a touch counts, and the half-life of time decay, both in days; NULL: 365 and 7.
ALTER TABLE firm ADD COLUMN touch_days INTEGER;
ALTER TABLE firm ADD COLUMN half_life_days INTEGER;

-- What another program calls a contact or a company, so that its next export finds it again, whatever else was changed meanwhile.
-- An id counts for its program alone, and its case matters.
CREATE TABLE foreign_id (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  program TEXT NOT NULL,
  value TEXT NOT NULL
);
CREATE INDEX foreign_id_contact ON foreign_id (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX foreign_id_company ON foreign_id (company_id, deleted_at) WHERE company_id IS NOT NULL;
CREATE INDEX foreign_id_value ON foreign_id (value, program) WHERE deleted_at IS NULL;
CREATE INDEX foreign_id_trash ON foreign_id (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Orders: their number, as 2026-00017; NULL in those of before, until somebody types one.
ALTER TABLE sales_order ADD COLUMN order_number TEXT;
CREATE INDEX sales_order_number ON sales_order (order_number, id) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_gross ON sales_order (currency, (net_minor + tax_minor), id) WHERE deleted_at IS NULL;
CREATE INDEX sales_order_all_numbers ON sales_order (order_number);
