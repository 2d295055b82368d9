package io.vireo.auth;

import java.time.Instant;

/**
 * A session of a channel, as its owner sees it.
 *
 * @param lastUsed precise to ten minutes
 * @param isCurrent whether it is the session of the request
 */
public record BrowserSession(long id, Device device, Instant signedIn, Instant lastUsed, boolean isCurrent) {}
