RENAME TABLE IF EXISTS RemovedVideos TO PendingFileDeletions;
