RENAME TABLE IF EXISTS ClosedChannels TO DeletedChannels;
