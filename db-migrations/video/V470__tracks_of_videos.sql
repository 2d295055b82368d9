-- HasStoryboard is NULL until it was tried to make one.
ALTER TABLE Videos
    ADD COLUMN IF NOT EXISTS HasChapters BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN IF NOT EXISTS HasStoryboard BOOLEAN NULL;
