ALTER TABLE TrustedAddresses RENAME INDEX IF EXISTS KnownAddresses_LastSeen TO TrustedAddresses_LastSeen;
