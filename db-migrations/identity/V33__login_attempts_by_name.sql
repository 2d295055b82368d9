-- A reset password ends the blocks of a name at all addresses.
CREATE INDEX IF NOT EXISTS LoginAttempts_Username ON LoginAttempts (Username);
