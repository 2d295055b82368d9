CREATE TABLE IF NOT EXISTS QuietRequests (
    RequestID BIGINT NOT NULL AUTO_INCREMENT,
    Kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL,
    Name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_as_ci NOT NULL COMMENT 'as given; there may be no such account',
    Created BIGINT NOT NULL COMMENT 'epoch milliseconds',
    PRIMARY KEY (RequestID)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
