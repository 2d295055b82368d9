package io.vireo.media.mp4;

/**
 * What {@link Mp4Inspector} found out about a video.
 *
 * @param durationMillis how long it plays; 0 if the file does not say
 * @param width in pixels as shown, after the rotation, 1 to 65535
 * @param height in pixels as shown, after the rotation, 1 to 65535
 * @param rotation by how many degrees players turn the coded picture clockwise: 0, 90, 180 or 270
 * @param codec the four characters of its sample entry, {@code avc1} say
 */
public record VideoMetadata(long durationMillis, int width, int height, int rotation, String codec) {}
