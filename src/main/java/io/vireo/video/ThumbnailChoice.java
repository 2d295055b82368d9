package io.vireo.video;

/**
 * The body of {@code PUT /thumbnails/{hashpath}} that takes a proposed frame.
 *
 * @param choice its number
 */
record ThumbnailChoice(int choice) {}
