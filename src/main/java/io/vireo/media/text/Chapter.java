package io.vireo.media.text;

/**
 * A chapter of a video.
 *
 * @param startMillis in milliseconds
 * @param endMillis in milliseconds, greater than the start
 * @param title plain text in one line, not empty
 */
public record Chapter(long startMillis, long endMillis, String title) {}
