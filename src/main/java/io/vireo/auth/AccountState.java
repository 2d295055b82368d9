package io.vireo.auth;

/** Role and standing of the account of a valid token, as stored at the time of the request. */
record AccountState(AccountRole role, Standing standing) {}
