ALTER TABLE Channels
    ADD COLUMN IF NOT EXISTS Standing ENUM('good', 'limited', 'frozen', 'suspended') CHARACTER SET ascii NOT NULL DEFAULT 'good',
    ADD COLUMN IF NOT EXISTS StandingReason VARCHAR(500) NOT NULL DEFAULT '',
    ADD COLUMN IF NOT EXISTS StandingSince BIGINT NULL COMMENT 'epoch milliseconds of the last change of the standing',
    ADD COLUMN IF NOT EXISTS StandingUntil BIGINT NULL COMMENT 'epoch milliseconds; when the standing becomes good again; NULL: never',
    ADD INDEX IF NOT EXISTS Channels_standing (Standing, StandingUntil);
