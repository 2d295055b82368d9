INSERT IGNORE INTO Jobs (Kind, JobKey, Payload, Created, NextAttemptAt)
VALUES ('chapters-of-descriptions', 'all', '', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3));
