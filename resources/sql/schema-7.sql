-- Version 7: records that were one person, files and pictures, and fields of the firm's own on deals and campaigns.

-- Fields of the firm's own: also on deals and campaigns, amounts in them, and the order of what they hold, in the language of the
-- firm: one walk of an index for each field. What is asked of a field is answered by an index alone.
ALTER TABLE custom_value ADD COLUMN deal_id INTEGER REFERENCES deal (id);
ALTER TABLE custom_value ADD COLUMN campaign_id INTEGER REFERENCES campaign (id);
ALTER TABLE custom_value ADD COLUMN currency TEXT;
ALTER TABLE custom_value ADD COLUMN sort_key BLOB;
CREATE INDEX custom_value_deal ON custom_value (deal_id, field_id, deleted_at) WHERE deal_id IS NOT NULL;
CREATE INDEX custom_value_campaign ON custom_value (campaign_id, field_id, deleted_at) WHERE campaign_id IS NOT NULL;
DROP INDEX custom_value_text;
DROP INDEX custom_value_number;
CREATE INDEX custom_value_text ON custom_value (field_id, text, contact_id, company_id, deal_id, campaign_id, deleted_at) WHERE text IS NOT NULL;
CREATE INDEX custom_value_number ON custom_value (field_id, number, currency, contact_id, company_id, deal_id, campaign_id, deleted_at) WHERE number IS NOT NULL;
CREATE INDEX custom_value_order ON custom_value (field_id, sort_key, contact_id, company_id, deal_id, campaign_id, deleted_at);
-- Files of records, and pictures of contacts and companies. What is in a file stands once, by its checksum, however many records
-- have it; it goes with the last record that names it, one in the trash included.
CREATE TABLE attachment_content (
  sha256 TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL
);
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  deal_id INTEGER REFERENCES deal (id),
  campaign_id INTEGER REFERENCES campaign (id)
);
CREATE INDEX attachment_contact ON attachment (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX attachment_company ON attachment (company_id, deleted_at) WHERE company_id IS NOT NULL;
CREATE INDEX attachment_deal ON attachment (deal_id, deleted_at) WHERE deal_id IS NOT NULL;
CREATE INDEX attachment_campaign ON attachment (campaign_id, deleted_at) WHERE campaign_id IS NOT NULL;
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE INDEX attachment_trash ON attachment (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Records that were one person, or one firm. Whoever was merged stays as a row in the trash that says into whom, and comes back when
-- the two are taken apart. What a person said of two that look alike is remembered.
ALTER TABLE contact ADD COLUMN merged_into_id INTEGER REFERENCES contact (id);
CREATE INDEX contact_merged ON contact (merged_into_id, deleted_at) WHERE merged_into_id IS NOT NULL;
ALTER TABLE company ADD COLUMN merged_into_id INTEGER REFERENCES company (id);
CREATE INDEX company_merged ON company (merged_into_id, deleted_at) WHERE merged_into_id IS NOT NULL;
CREATE TABLE not_duplicate (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER REFERENCES contact (id),
  other_contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  other_company_id INTEGER REFERENCES company (id)
);
CREATE INDEX not_duplicate_contact ON not_duplicate (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX not_duplicate_other_contact ON not_duplicate (other_contact_id, deleted_at) WHERE other_contact_id IS NOT NULL;
CREATE INDEX not_duplicate_company ON not_duplicate (company_id, deleted_at) WHERE company_id IS NOT NULL;
CREATE INDEX not_duplicate_other_company ON not_duplicate (other_company_id, deleted_at) WHERE other_company_id IS NOT NULL;
CREATE INDEX not_duplicate_trash ON not_duplicate (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- A view keeps whether its rows stand in groups. One of before shows none.
ALTER TABLE saved_view ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0;
