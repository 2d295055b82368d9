RENAME TABLE IF EXISTS Takeovers TO LegacyImports;
