package io.vireo.video;

/**
 * CDI event: a published video was published, edited or deleted, so that lists must be updated. It is fired within the changing
 * transaction; observers that must not act on a rollback use {@code AFTER_SUCCESS}.
 *
 * @param hash its hash path
 */
public record VideoChanged(String hash) {}
