INSERT IGNORE INTO Jobs (Kind, JobKey, Payload, Created, NextAttemptAt)
VALUES ('missing-thumbnails', 'all', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
