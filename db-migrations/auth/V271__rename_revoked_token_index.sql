ALTER TABLE RevokedTokens RENAME INDEX IF EXISTS EndedTokens_Expires TO RevokedTokens_Expires;
