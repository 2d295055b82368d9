-- Serves the list of trending videos: Heat is the logarithm to the base 2 of a decaying sum, 0 for none.
ALTER TABLE VideoTallies ADD INDEX IF NOT EXISTS VideoTallies_heat (Heat DESC, VideoID DESC);
