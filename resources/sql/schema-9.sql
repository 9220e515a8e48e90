-- Version 9: what another program calls who is here.

-- Imports: where the contacts of a file came from, if not from a campaign.
ALTER TABLE import_batch ADD COLUMN source_channel_id INTEGER REFERENCES channel (id);

-- How long before a win a touch counts, and the half-life of time decay, both in days; NULL: 365 and 7.
ALTER TABLE firm ADD COLUMN touch_days INTEGER;
ALTER TABLE firm ADD COLUMN half_life_days INTEGER;
