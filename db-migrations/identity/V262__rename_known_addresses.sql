RENAME TABLE IF EXISTS KnownAddresses TO TrustedAddresses;
