package io.vireo.moderation.block;

/**
 * A blocked channel as JSON.
 *
 * @param channel the username
 * @param since when it was blocked, ISO 8601 in UTC
 */
public record BlockedChannel(String channel, String since) {}
