package io.vireo.video.thumbnail;

/**
 * The body of {@code PUT /thumbnails/{hashpath}} that takes a proposed frame.
 *
 * @param choice its number
 */
record ChooseThumbnailRequest(int choice) {}
