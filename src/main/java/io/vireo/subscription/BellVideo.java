package io.vireo.subscription;

import java.time.Instant;

/**
 * A listed video of a channel whose subscription has the bell.
 *
 * @param id the key of its row
 * @param hash its hash path
 * @param channel the username of its channel
 * @param upload when it was published, in microseconds
 */
public record BellVideo(long id, String hash, String channel, String title, Instant upload) {}
