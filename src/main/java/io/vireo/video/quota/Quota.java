package io.vireo.video.quota;

/**
 * The quotas that apply to a channel; 0 stands for unlimited.
 *
 * @param bytes bytes of all its files
 * @param videosPerDay uploads in 24 hours
 */
record Quota(long bytes, long videosPerDay) {}
