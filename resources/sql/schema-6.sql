-- Version 6: a day's work in both tabs.

-- Deals in a list: by title in the firm's language, by amount within a currency, by the day of the next step. The keys of
-- deals that are there already are made by the program.
ALTER TABLE deal ADD COLUMN sort_key BLOB;
CREATE INDEX deal_title ON deal (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_amount ON deal (currency, amount_minor, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_no_amount ON deal (id) WHERE amount_minor IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_next_step ON deal (next_step_on, id) WHERE deleted_at IS NULL;

-- The firm: where it is, how its prints look, when it works; what money is worth, what it wants to reach, and what it costs.
ALTER TABLE firm ADD COLUMN street TEXT;
ALTER TABLE firm ADD COLUMN postcode TEXT;
ALTER TABLE firm ADD COLUMN city TEXT;
ALTER TABLE firm ADD COLUMN region TEXT;
ALTER TABLE firm ADD COLUMN country TEXT;
ALTER TABLE firm ADD COLUMN logo BLOB;
ALTER TABLE firm ADD COLUMN working_hours TEXT;
UPDATE firm SET working_hours = '09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,09:00-17:00,,';
CREATE TABLE holiday (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  day TEXT NOT NULL,
  name TEXT
);
CREATE INDEX holiday_day ON holiday (day) WHERE deleted_at IS NULL;
CREATE TABLE exchange_rate (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  currency TEXT NOT NULL,
  day TEXT NOT NULL,
  rate_billionths INTEGER NOT NULL
);
CREATE INDEX exchange_rate_day ON exchange_rate (currency, day) WHERE deleted_at IS NULL;
CREATE TABLE target (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  person_id INTEGER REFERENCES person (id),
  measure TEXT NOT NULL,
  period TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  amount_minor INTEGER,
  currency TEXT,
  people INTEGER
);
CREATE INDEX target_person ON target (person_id, measure, period, starts_on, deleted_at);
CREATE TABLE firm_cost (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  day TEXT NOT NULL,
  department TEXT NOT NULL,
  amount_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  note TEXT
);
CREATE INDEX firm_cost_day ON firm_cost (day) WHERE deleted_at IS NULL;
-- What is known of a contact and a company. A tag is a word of the firm's: it stays when nothing bears it, so that whoever gives it
-- again finds it as it was written.
ALTER TABLE contact ADD COLUMN lead_status TEXT;
CREATE TABLE tag (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL
);
CREATE INDEX tag_name ON tag (folded_name, id);
CREATE TABLE record_tag (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id)
);
CREATE INDEX record_tag_tag ON record_tag (tag_id, deleted_at);
CREATE INDEX record_tag_contact ON record_tag (contact_id, tag_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX record_tag_company ON record_tag (company_id, tag_id, deleted_at) WHERE company_id IS NOT NULL;
CREATE INDEX record_tag_trash ON record_tag (deleted_at, id) WHERE deleted_at IS NOT NULL;


-- Work for somebody else: for whom a person works at the moment, and for whom a change was made.
ALTER TABLE person ADD COLUMN works_for_id INTEGER REFERENCES person (id);
CREATE INDEX person_works_for ON person (works_for_id) WHERE works_for_id IS NOT NULL;
ALTER TABLE change_set ADD COLUMN for_person_id INTEGER;

-- Who has a say in a deal beside the contact it is with, and which.
CREATE TABLE deal_person (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  role TEXT NOT NULL
);
CREATE INDEX deal_person_deal ON deal_person (deal_id, deleted_at);
CREATE INDEX deal_person_contact ON deal_person (contact_id, deleted_at);
CREATE INDEX deal_person_trash ON deal_person (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Two contacts that have to do with each other: what the other is to the first. A company may be part of another.
CREATE TABLE relationship (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  other_id INTEGER NOT NULL REFERENCES contact (id),
  kind TEXT NOT NULL
);
CREATE INDEX relationship_contact ON relationship (contact_id, deleted_at);
CREATE INDEX relationship_other ON relationship (other_id, deleted_at);
CREATE INDEX relationship_trash ON relationship (deleted_at, id) WHERE deleted_at IS NOT NULL;
ALTER TABLE company ADD COLUMN parent_id INTEGER REFERENCES company (id);
CREATE INDEX company_parent ON company (parent_id, deleted_at) WHERE parent_id IS NOT NULL;

-- Campaigns: what they are part of, what is expected of them, how their links are told apart; what they offer, and who they
-- reach. Whoever answers without a name is a member all the same, and keeps the first touch when a contact comes of it.
ALTER TABLE campaign ADD COLUMN parent_id INTEGER REFERENCES campaign (id);
ALTER TABLE campaign ADD COLUMN expected_revenue_minor INTEGER;
ALTER TABLE campaign ADD COLUMN expected_responses INTEGER;
ALTER TABLE campaign ADD COLUMN landing_url TEXT;
ALTER TABLE campaign ADD COLUMN utm_source TEXT;
ALTER TABLE campaign ADD COLUMN utm_medium TEXT;
ALTER TABLE campaign ADD COLUMN utm_campaign TEXT;
ALTER TABLE campaign ADD COLUMN utm_term TEXT;
ALTER TABLE campaign ADD COLUMN utm_content TEXT;
CREATE INDEX campaign_parent ON campaign (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE offer (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT
);
CREATE INDEX offer_campaign ON offer (campaign_id, deleted_at);

CREATE TABLE campaign_member (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  contact_id INTEGER REFERENCES contact (id),
  name TEXT,
  status TEXT NOT NULL,
  at TEXT NOT NULL,
  offer_id INTEGER REFERENCES offer (id),
  touch_id INTEGER REFERENCES touch (id)
);
CREATE INDEX campaign_member_campaign ON campaign_member (campaign_id, at, deleted_at);
CREATE INDEX campaign_member_contact ON campaign_member (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX campaign_member_offer ON campaign_member (offer_id) WHERE offer_id IS NOT NULL;
CREATE INDEX campaign_member_touch ON campaign_member (touch_id) WHERE touch_id IS NOT NULL;

ALTER TABLE contact ADD COLUMN first_touch_id INTEGER REFERENCES touch (id);
CREATE INDEX contact_first_touch ON contact (first_touch_id) WHERE first_touch_id IS NOT NULL;
-- What came of a call, what is due on a day without a time, and what is to be done next with a contact.
ALTER TABLE activity ADD COLUMN outcome TEXT;
ALTER TABLE activity ADD COLUMN all_day INTEGER;
CREATE INDEX activity_planned ON activity (contact_id, at, id) WHERE status = 'planned' AND deleted_at IS NULL;
-- What is sold, and of what a deal is made: thousandths of a piece, basis points of discount and tax.
CREATE TABLE product (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  name TEXT NOT NULL,
  category TEXT,
  price_minor INTEGER,
  cost_minor INTEGER,
  currency TEXT NOT NULL,
  tax_bp INTEGER NOT NULL,
  folded_name TEXT NOT NULL
);
CREATE INDEX product_name ON product (folded_name, id) WHERE deleted_at IS NULL;
CREATE TABLE deal_line (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  deal_id INTEGER NOT NULL REFERENCES deal (id),
  product_id INTEGER REFERENCES product (id),
  text TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  discount_bp INTEGER NOT NULL,
  tax_bp INTEGER NOT NULL
);
CREATE INDEX deal_line_deal ON deal_line (deal_id, id, deleted_at);
CREATE INDEX deal_line_product ON deal_line (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX deal_line_trash ON deal_line (deleted_at, id) WHERE deleted_at IS NOT NULL;


-- Fields that a firm adds to contacts and companies, and what each record holds in them. A number is in millionths, a day text, a
-- flag 0 or 1; choices stand a line each.
CREATE TABLE custom_field (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  choices TEXT,
  position INTEGER NOT NULL
);
CREATE TABLE custom_value (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  field_id INTEGER NOT NULL REFERENCES custom_field (id),
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  text TEXT,
  number INTEGER
);
CREATE INDEX custom_value_contact ON custom_value (contact_id, field_id, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX custom_value_company ON custom_value (company_id, field_id, deleted_at) WHERE company_id IS NOT NULL;
CREATE INDEX custom_value_text ON custom_value (field_id, text, deleted_at);
CREATE INDEX custom_value_number ON custom_value (field_id, number, deleted_at);
CREATE INDEX custom_value_trash ON custom_value (deleted_at, id) WHERE deleted_at IS NOT NULL;

-- What a contact is interested in, and how that is known; what it allowed, asked not to get, and when: only ever added to.
CREATE TABLE interest (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  category TEXT NOT NULL,
  folded_category TEXT NOT NULL,
  strength INTEGER NOT NULL,
  kind TEXT NOT NULL
);
CREATE INDEX interest_contact ON interest (contact_id, deleted_at);
CREATE INDEX interest_category ON interest (folded_category) WHERE deleted_at IS NULL;
CREATE INDEX interest_trash ON interest (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE TABLE consent_event (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  contact_id INTEGER NOT NULL REFERENCES contact (id),
  channel TEXT NOT NULL,
  topic TEXT,
  kind TEXT NOT NULL,
  lawful_basis TEXT,
  source TEXT,
  wording TEXT,
  at TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id)
);
CREATE INDEX consent_event_contact ON consent_event (contact_id, at, deleted_at);
CREATE INDEX consent_event_person ON consent_event (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX consent_event_trash ON consent_event (deleted_at, id) WHERE deleted_at IS NOT NULL;
-- What was ordered: made of the lines of a deal when it was won, and its own from then on.
CREATE TABLE sales_order (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  deal_id INTEGER REFERENCES deal (id),
  contact_id INTEGER REFERENCES contact (id),
  company_id INTEGER REFERENCES company (id),
  ordered_on TEXT NOT NULL,
  net_minor INTEGER NOT NULL,
  tax_minor INTEGER NOT NULL,
  currency TEXT NOT NULL
);
CREATE INDEX sales_order_deal ON sales_order (deal_id, deleted_at) WHERE deal_id IS NOT NULL;
CREATE INDEX sales_order_contact ON sales_order (contact_id, ordered_on, deleted_at) WHERE contact_id IS NOT NULL;
CREATE INDEX sales_order_company ON sales_order (company_id, ordered_on, deleted_at) WHERE company_id IS NOT NULL;
CREATE TABLE order_line (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, deleted_at TEXT,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  product_id INTEGER REFERENCES product (id),
  text TEXT NOT NULL,
  quantity_milli INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  discount_bp INTEGER NOT NULL,
  tax_bp INTEGER NOT NULL,
  net_minor INTEGER NOT NULL
);
CREATE INDEX order_line_order ON order_line (order_id, deleted_at);
CREATE INDEX order_line_product ON order_line (product_id) WHERE product_id IS NOT NULL;
CREATE INDEX sales_order_trash ON sales_order (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX order_line_trash ON order_line (deleted_at, id) WHERE deleted_at IS NOT NULL;
