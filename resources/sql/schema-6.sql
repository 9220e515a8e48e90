-- Version 6: a day's work in both tabs.

-- Deals in a list: by title in the firm's language, by amount within a currency, by the day of the next step. The keys of
-- deals that are there already are made by the program.
ALTER TABLE deal ADD COLUMN sort_key BLOB;
CREATE INDEX deal_title ON deal (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_amount ON deal (currency, amount_minor, id) WHERE deleted_at IS NULL;
CREATE INDEX deal_no_amount ON deal (id) WHERE amount_minor IS NULL AND deleted_at IS NULL;
CREATE INDEX deal_next_step ON deal (next_step_on, id) WHERE deleted_at IS NULL;
