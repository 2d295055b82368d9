package io.vireo.identity.signin;

/**
 * Too many sign-ins to an account failed: somebody is locked out of it for a while. Fired within the transaction that blocks, each
 * time; an attacker can bring it about at will.
 */
public record AccountLocked(long channelId) {}
