ALTER TABLE EmailTokens
    RENAME INDEX IF EXISTS LinkTokens_TokenHash TO EmailTokens_TokenHash,
    RENAME INDEX IF EXISTS LinkTokens_Expires TO EmailTokens_Expires;
