package io.vireo.video;

/**
 * A published video was published, edited or removed. Fired within the transaction that does so; who must not see what is rolled
 * back observes it {@code AFTER_SUCCESS}.
 */
public record VideoChanged(String hash) {}
