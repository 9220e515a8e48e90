-- Version 3: what a list of a million records is sorted by, each order an index; what is said of a contact in one row; who
-- looks after a company; and the lists that a person keeps.
ALTER TABLE company ADD COLUMN owner_id INTEGER REFERENCES person (id);

-- The order of companies is walked for their contacts, too, who may belong to one in the trash.
CREATE INDEX company_name ON company (sort_key, id, deleted_at);
CREATE INDEX company_owner ON company (owner_id, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX company_created ON company (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_given_name ON contact (given_sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_owner ON contact (owner_id, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_point_company ON contact_point (company_id, kind, is_primary)
  WHERE company_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX address_company ON address (company_id) WHERE company_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX deal_company ON deal (company_id) WHERE deleted_at IS NULL;
CREATE INDEX deal_owner ON deal (owner_id, expected_close_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_close ON deal (expected_close_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_created ON deal (created_at, id) WHERE deleted_at IS NULL;
-- The board of deals: the ids of a column in its order, and what its deals add up to, each without a look at the table.
CREATE INDEX deal_board ON deal (stage_id, closed_on DESC, expected_close_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_stage_sums ON deal (stage_id, currency, closed_on, amount_minor, probability) WHERE deleted_at IS NULL;
-- What a campaign has won.
CREATE INDEX deal_campaign ON deal (campaign_id, currency, stage_id, amount_minor) WHERE deleted_at IS NULL;
CREATE INDEX activity_company ON activity (company_id, at) WHERE company_id IS NOT NULL AND deleted_at IS NULL;

-- Kept by the write path: a row of every contact that is not in the trash.
CREATE TABLE contact_summary (
  contact_id INTEGER PRIMARY KEY REFERENCES contact (id),
  name_key BLOB,
  city TEXT,
  last_touch_at TEXT,
  last_activity_at TEXT,
  last_contact_at TEXT
);
INSERT INTO contact_summary (contact_id, name_key, city, last_touch_at, last_activity_at)
  SELECT r.id, r.sort_key,
    (SELECT a.city FROM address AS a WHERE a.contact_id = r.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1),
    (SELECT max (t.at) FROM touch AS t WHERE t.contact_id = r.id AND t.deleted_at IS NULL),
    (SELECT max (v.at) FROM activity AS v WHERE v.contact_id = r.id AND v.status IN ('done', 'held') AND v.kind <> 'note'
      AND v.deleted_at IS NULL)
  FROM contact AS r WHERE r.deleted_at IS NULL;
UPDATE contact_summary SET last_contact_at = CASE
  WHEN last_activity_at IS NULL OR last_touch_at > last_activity_at THEN last_touch_at ELSE last_activity_at END;
CREATE INDEX contact_summary_city ON contact_summary (city, name_key, contact_id);
CREATE INDEX contact_summary_contact ON contact_summary (last_contact_at, contact_id);

-- A list as a person keeps it: what is shown of which records, in which order. Without a person it is everybody's.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  condition TEXT,
  sort TEXT,
  descending INTEGER NOT NULL,
  columns TEXT,
  position INTEGER NOT NULL,
  person_id INTEGER REFERENCES person (id)
);
CREATE INDEX saved_view_entity ON saved_view (entity, position, id) WHERE deleted_at IS NULL;
