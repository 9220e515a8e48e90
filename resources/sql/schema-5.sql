-- Version 5: whatever refers to a record is found by an index, also in the trash. SQLite asks for it each time that a record is
-- removed for good, and with indexes of the living alone it would read whole tables. What is in the trash has indexes of its own.
DROP INDEX contact_point_contact;
CREATE INDEX contact_point_contact ON contact_point (contact_id, kind, is_primary, deleted_at) WHERE contact_id IS NOT NULL;
DROP INDEX contact_point_company;
CREATE INDEX contact_point_company ON contact_point (company_id, kind, is_primary, deleted_at) WHERE company_id IS NOT NULL;
DROP INDEX address_contact;
CREATE INDEX address_contact ON address (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
DROP INDEX address_company;
CREATE INDEX address_company ON address (company_id, deleted_at) WHERE company_id IS NOT NULL;
DROP INDEX activity_contact;
CREATE INDEX activity_contact ON activity (contact_id, at, deleted_at) WHERE contact_id IS NOT NULL;
DROP INDEX activity_company;
CREATE INDEX activity_company ON activity (company_id, at, deleted_at) WHERE company_id IS NOT NULL;
DROP INDEX activity_deal;
CREATE INDEX activity_deal ON activity (deal_id, at, deleted_at) WHERE deal_id IS NOT NULL;
DROP INDEX lifecycle_history_contact;
CREATE INDEX lifecycle_history_contact ON lifecycle_history (contact_id, at, deleted_at);
CREATE INDEX lifecycle_history_campaign ON lifecycle_history (campaign_id) WHERE campaign_id IS NOT NULL;
DROP INDEX touch_contact;
CREATE INDEX touch_contact ON touch (contact_id, at, deleted_at) WHERE contact_id IS NOT NULL;
DROP INDEX touch_campaign;
CREATE INDEX touch_campaign ON touch (campaign_id, at, deleted_at);
DROP INDEX deal_contact;
CREATE INDEX deal_contact ON deal (contact_id, deleted_at) WHERE contact_id IS NOT NULL;
DROP INDEX deal_company;
CREATE INDEX deal_company ON deal (company_id, deleted_at) WHERE company_id IS NOT NULL;
-- A file that came to version 3 early has no such index.
DROP INDEX IF EXISTS deal_campaign;
CREATE INDEX deal_campaign ON deal (campaign_id, currency, stage_id, amount_minor, deleted_at);
DROP INDEX campaign_cost_campaign;
CREATE INDEX campaign_cost_campaign ON campaign_cost (campaign_id, day, deleted_at);
CREATE INDEX campaign_day_campaign ON campaign_day (campaign_id);
DROP INDEX contact_company;
CREATE INDEX contact_company ON contact (company_id, sort_key, id, deleted_at);
DROP INDEX contact_source;
CREATE INDEX contact_source ON contact (source_campaign_id, created_at, id, deleted_at);

CREATE INDEX contact_trash ON contact (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX company_trash ON company (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX deal_trash ON deal (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_point_trash ON contact_point (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX address_trash ON address (deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX activity_trash ON activity (deleted_at, id) WHERE deleted_at IS NOT NULL;
