package io.vireo.media.text;

/**
 * Where a chapter begins.
 *
 * @param startMillis in milliseconds
 * @param title as it was written; may be empty
 */
public record ChapterMark(long startMillis, String title) {}
