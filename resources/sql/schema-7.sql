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

-- What became of people, for an overview that reads totals alone: of those who came to a stage on a day, how many have reached each
-- later one to date; of those who became leads in a month, how many reached a stage in which month. Counted here once for all who
-- are there: the first day at or beyond a stage, and the campaign of that step.
ALTER TABLE lifecycle_day ADD COLUMN to_mql INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lifecycle_day ADD COLUMN to_sal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lifecycle_day ADD COLUMN to_sql INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lifecycle_day ADD COLUMN to_opportunity INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lifecycle_day ADD COLUMN to_customer INTEGER NOT NULL DEFAULT 0;
CREATE TABLE cohort_month (
  lead_month TEXT NOT NULL,
  stage TEXT NOT NULL,
  month TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (lead_month, stage, month)
) WITHOUT ROWID;

CREATE TABLE reach_count (
  campaign_id INTEGER NOT NULL, day TEXT NOT NULL, stage TEXT NOT NULL, place INTEGER NOT NULL, furthest INTEGER NOT NULL,
  lead_month TEXT NOT NULL, people INTEGER NOT NULL
);
WITH
  ladder (stage, place) AS (VALUES ('lead', 1), ('mql', 2), ('sal', 3), ('sql', 4), ('opportunity', 5), ('customer', 6)),
  step AS (SELECT h.contact_id, h.day, h.at, h.id, coalesce (h.campaign_id, 0) AS campaign_id, r.place
    FROM lifecycle_history AS h
    JOIN ladder AS r ON r.stage = CASE h.to_stage WHEN 'evangelist' THEN 'customer' ELSE h.to_stage END
    WHERE h.deleted_at IS NULL),
  reach AS (SELECT s.campaign_id, s.day, r.stage, r.place,
    max (s.place) OVER (PARTITION BY s.contact_id) AS furthest,
    min (s.day) OVER (PARTITION BY s.contact_id) AS lead_day,
    row_number() OVER (PARTITION BY s.contact_id, r.place ORDER BY s.day, s.at, s.id) AS turn
    FROM step AS s JOIN ladder AS r ON r.place <= s.place)
INSERT INTO reach_count (campaign_id, day, stage, place, furthest, lead_month, people)
  SELECT campaign_id, day, stage, place, furthest, substr (lead_day, 1, 7), count(*) FROM reach WHERE turn = 1
  GROUP BY campaign_id, day, stage, place, furthest, substr (lead_day, 1, 7) ORDER BY campaign_id, day, stage;
DELETE FROM lifecycle_day;
INSERT INTO lifecycle_day (campaign_id, day, stage, people, to_mql, to_sal, to_sql, to_opportunity, to_customer)
  SELECT p.id, c.day, c.stage, sum (c.people),
    sum (CASE WHEN c.place < 2 AND c.furthest >= 2 THEN c.people ELSE 0 END),
    sum (CASE WHEN c.place < 3 AND c.furthest >= 3 THEN c.people ELSE 0 END),
    sum (CASE WHEN c.place < 4 AND c.furthest >= 4 THEN c.people ELSE 0 END),
    sum (CASE WHEN c.place < 5 AND c.furthest >= 5 THEN c.people ELSE 0 END),
    sum (CASE WHEN c.place < 6 AND c.furthest >= 6 THEN c.people ELSE 0 END)
  FROM reach_count AS c JOIN (SELECT 0 AS id UNION SELECT campaign_id FROM reach_count) AS p ON p.id = 0 OR p.id = c.campaign_id
  GROUP BY p.id, c.day, c.stage ORDER BY p.id, c.day, c.stage;
INSERT INTO cohort_month (lead_month, stage, month, people)
  SELECT lead_month, stage, substr (day, 1, 7), sum (people) FROM reach_count WHERE place > 1
  GROUP BY lead_month, stage, substr (day, 1, 7) ORDER BY lead_month, stage, substr (day, 1, 7);
DROP TABLE reach_count;

-- What was won in a period is added up from an index alone.
DROP INDEX deal_closed;
CREATE INDEX deal_closed ON deal (closed_on, id, stage_id, campaign_id, currency, amount_minor, deleted_at) WHERE deleted_at IS NULL;
