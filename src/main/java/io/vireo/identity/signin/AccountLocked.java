package io.vireo.identity.signin;

/**
 * CDI event: an address was locked out of an account after too many failed sign-ins. It is fired within the transaction that records the
 * lockout, for every lockout; attackers can trigger it at will.
 *
 * @param channelId the key of the channel's row
 */
public record AccountLocked(long channelId) {}
