-- Version 9: what another program calls who is here.

-- Imports: where the contacts of a file came from, if not from a campaign.
ALTER TABLE import_batch ADD COLUMN source_channel_id INTEGER REFERENCES channel (id);
