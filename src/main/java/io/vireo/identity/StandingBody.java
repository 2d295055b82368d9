package io.vireo.identity;

/**
 * The standing of a channel as JSON.
 *
 * @param standing {@code good}, {@code limited}, {@code frozen} or {@code suspended}
 * @param since when it began, ISO 8601; empty if it was never changed
 * @param until when it becomes good again; empty if it does not end by itself
 * @param deletion when the suspended channel is deleted; empty if it is not
 */
public record StandingBody(String standing, String reason, String since, String until, String deletion) {}
