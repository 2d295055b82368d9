RENAME TABLE IF EXISTS LinkTokens TO EmailTokens;
