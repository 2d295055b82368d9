package io.vireo.video.thumbnail;

/**
 * The body of {@code PUT /thumbnails/{hashpath}} that selects a candidate frame.
 *
 * @param choice the number of the candidate
 */
record ChooseThumbnailRequest(int choice) {}
