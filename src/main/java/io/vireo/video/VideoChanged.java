package io.vireo.video;

/**
 * What lists show of a published video has changed: it was published, edited or deleted. Fired within the transaction that does so; an
 * observer that must not see what is rolled back observes it {@code AFTER_SUCCESS}.
 *
 * @param hash its hash path
 */
public record VideoChanged(String hash) {}
