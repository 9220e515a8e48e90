-- Version 7: records that were one person, files and pictures, and fields of the firm's own on deals and campaigns.

-- Fields of the firm's own: also on deals and campaigns, amounts in them, and the order of what they hold, in the language of the
-- firm: one walk of an index for each field.
ALTER TABLE custom_value ADD COLUMN deal_id INTEGER REFERENCES deal (id);
ALTER TABLE custom_value ADD COLUMN campaign_id INTEGER REFERENCES campaign (id);
ALTER TABLE custom_value ADD COLUMN currency TEXT;
ALTER TABLE custom_value ADD COLUMN sort_key BLOB;
CREATE INDEX custom_value_deal ON custom_value (deal_id, field_id, deleted_at) WHERE deal_id IS NOT NULL;
CREATE INDEX custom_value_campaign ON custom_value (campaign_id, field_id, deleted_at) WHERE campaign_id IS NOT NULL;
CREATE INDEX custom_value_order ON custom_value (field_id, sort_key, contact_id, company_id, deal_id, campaign_id, deleted_at);
