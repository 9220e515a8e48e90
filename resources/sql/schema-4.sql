-- Version 4: after how many days in the trash a record is gone for good; NULL, as in every file until somebody chooses: never.
ALTER TABLE firm ADD COLUMN trash_days INTEGER;
