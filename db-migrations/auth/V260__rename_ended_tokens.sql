RENAME TABLE IF EXISTS EndedTokens TO RevokedTokens;
