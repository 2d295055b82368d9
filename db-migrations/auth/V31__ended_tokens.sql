CREATE TABLE IF NOT EXISTS EndedTokens (
    TokenID VARCHAR(36) CHARACTER SET ascii COLLATE ascii_nopad_bin NOT NULL COMMENT 'the jti of a token that was signed out',
    Expires BIGINT NOT NULL COMMENT 'epoch seconds; afterwards the token is refused anyway',
    PRIMARY KEY (TokenID),
    INDEX EndedTokens_Expires (Expires)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_as_ci;
