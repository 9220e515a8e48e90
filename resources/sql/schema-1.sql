-- Tandem's tables, version 1. Instants are UTC text, plain dates text, booleans and money integers, enums their nicks.

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
);
INSERT INTO counter (name, value) VALUES ('node', 0), ('change-sequence', 0);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT
);

-- What was changed, by whom, and how it was before. A row of kind create stands for every record of the table with an
-- id from record_id to last_record_id: ids made in one transaction have no others between them.
CREATE TABLE change_set (
  id INTEGER PRIMARY KEY,
  sequence INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  person_id INTEGER,
  origin TEXT NOT NULL,
  cause TEXT NOT NULL,
  composite INTEGER NOT NULL,
  at TEXT NOT NULL,
  reverses_id INTEGER,
  reversed_by_id INTEGER
);
CREATE INDEX change_set_open ON change_set (cause, origin, person_id, sequence) WHERE reversed_by_id IS NULL;

CREATE TABLE change_row (
  change_set_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  last_record_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  schema_version INTEGER NOT NULL,
  PRIMARY KEY (change_set_id, position)
);
CREATE INDEX change_row_record ON change_row (table_name, record_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  email TEXT,
  role TEXT NOT NULL
);

CREATE TABLE firm (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  collation_locale TEXT NOT NULL,
  first_month INTEGER NOT NULL,
  is_sample INTEGER NOT NULL
);

CREATE TABLE channel (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
);

CREATE TABLE reason (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
);

CREATE TABLE pipeline (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
);

CREATE TABLE stage (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  pipeline_id INTEGER NOT NULL REFERENCES pipeline (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  probability INTEGER NOT NULL,
  kind TEXT NOT NULL,
  qualified INTEGER NOT NULL,
  rot_days INTEGER
);

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  channel_id INTEGER REFERENCES channel (id),
  objective TEXT NOT NULL,
  status TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  budget_minor INTEGER,
  currency TEXT NOT NULL,
  notes TEXT,
  sort_key BLOB
);
CREATE INDEX campaign_name ON campaign (sort_key, id) WHERE deleted_at IS NULL;

CREATE TABLE campaign_day (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  day TEXT NOT NULL,
  impressions INTEGER NOT NULL,
  clicks INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  engagements INTEGER NOT NULL
);
CREATE UNIQUE INDEX campaign_day_day ON campaign_day (campaign_id, day) WHERE deleted_at IS NULL;
CREATE INDEX campaign_day_by_day ON campaign_day (day, campaign_id) WHERE deleted_at IS NULL;

CREATE TABLE campaign_cost (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  day TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT
);
CREATE INDEX campaign_cost_campaign ON campaign_cost (campaign_id, day) WHERE deleted_at IS NULL;
CREATE INDEX campaign_cost_day ON campaign_cost (day) WHERE deleted_at IS NULL;

CREATE TABLE company (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  domain TEXT,
  industry TEXT,
  notes TEXT,
  folded_name TEXT NOT NULL,
  sort_key BLOB
);
CREATE INDEX company_folded_name ON company (folded_name) WHERE deleted_at IS NULL;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id),
  rows_total INTEGER NOT NULL,
  rows_created INTEGER NOT NULL,
  rows_updated INTEGER NOT NULL,
  rows_skipped INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL
);

CREATE TABLE contact (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  prefix TEXT,
  given_name TEXT,
  middle_name TEXT,
  family_name TEXT,
  suffix TEXT,
  job_title TEXT,
  department TEXT,
  company_id INTEGER REFERENCES company (id),
  owner_id INTEGER REFERENCES person (id),
  lifecycle_stage TEXT NOT NULL,
  source_channel_id INTEGER REFERENCES channel (id),
  source_campaign_id INTEGER REFERENCES campaign (id),
  birthday TEXT,
  notes TEXT,
  import_batch_id INTEGER REFERENCES import_batch (id),
  sort_key BLOB,
  given_sort_key BLOB
);
CREATE INDEX contact_name ON contact (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_stage ON contact (lifecycle_stage, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_company ON contact (company_id, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_source ON contact (source_campaign_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_created ON contact (created_at, id) WHERE deleted_at IS NULL;

CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  normalised TEXT NOT NULL,
  label TEXT,
  is_primary INTEGER NOT NULL
);
CREATE INDEX contact_point_contact ON contact_point (contact_id, kind, is_primary) WHERE deleted_at IS NULL;
CREATE INDEX contact_point_value ON contact_point (kind, normalised) WHERE deleted_at IS NULL;

CREATE TABLE address (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  kind TEXT NOT NULL,
  street TEXT,
  city TEXT,
  region TEXT,
  postcode TEXT,
  country TEXT
);
CREATE INDEX address_contact ON address (contact_id) WHERE deleted_at IS NULL;

CREATE TABLE deal (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  title TEXT NOT NULL,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount_minor INTEGER,
  currency TEXT NOT NULL,
  probability INTEGER,
  expected_close_on TEXT,
  closed_on TEXT,
  reason_id INTEGER REFERENCES reason (id),
  lost_note TEXT,
  owner_id INTEGER REFERENCES person (id),
  campaign_id INTEGER REFERENCES campaign (id),
  next_step TEXT,
  next_step_on TEXT,
  stage_entered_at TEXT NOT NULL
);
CREATE INDEX deal_stage ON deal (stage_id, expected_close_on, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_contact ON deal (contact_id) WHERE deleted_at IS NULL;
CREATE INDEX deal_closed ON deal (closed_on) WHERE deleted_at IS NULL;

CREATE TABLE deal_history (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  stage_id INTEGER NOT NULL REFERENCES stage (id),
  amount_minor INTEGER,
  currency TEXT NOT NULL,
  probability INTEGER,
  expected_close_on TEXT,
  owner_id INTEGER REFERENCES person (id),
  from_at TEXT NOT NULL
);
CREATE INDEX deal_history_deal ON deal_history (deal_id, from_at);

CREATE TABLE activity (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  kind TEXT NOT NULL,
  subject TEXT,
  body TEXT,
  at TEXT NOT NULL,
  status TEXT NOT NULL,
  direction TEXT,
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  deal_id INTEGER REFERENCES deal (id),
  owner_id INTEGER REFERENCES person (id),
  made_by_id INTEGER REFERENCES person (id)
);
CREATE INDEX activity_contact ON activity (contact_id, at) WHERE deleted_at IS NULL;
CREATE INDEX activity_deal ON activity (deal_id, at) WHERE deleted_at IS NULL;

CREATE TABLE touch (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER REFERENCES contact (id),
  campaign_id INTEGER REFERENCES campaign (id),
  channel_id INTEGER REFERENCES channel (id),
  kind TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX touch_contact ON touch (contact_id, at) WHERE deleted_at IS NULL;
CREATE INDEX touch_campaign ON touch (campaign_id, at) WHERE deleted_at IS NULL;

CREATE TABLE lifecycle_history (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  campaign_id INTEGER REFERENCES campaign (id),
  cause TEXT
);
CREATE INDEX lifecycle_history_contact ON lifecycle_history (contact_id, at) WHERE deleted_at IS NULL;
CREATE INDEX lifecycle_history_day ON lifecycle_history (day, to_stage) WHERE deleted_at IS NULL;

-- Totals, kept by the write path. Campaign 0 is the whole firm, and a contact without a campaign counts there alone.
CREATE TABLE campaign_day_total (
  campaign_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, day, kind)
) WITHOUT ROWID;
CREATE TABLE lifecycle_day (
  campaign_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  stage TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, day, stage)
) WITHOUT ROWID;
