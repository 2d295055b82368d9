package io.vireo.media.mp4;

/**
 * The metadata of a video, as extracted by {@link Mp4Inspector}.
 *
 * @param durationMillis the duration in milliseconds; 0 if unknown
 * @param width the displayed width after the rotation in pixels, 1 to 65535
 * @param height the displayed height after the rotation in pixels, 1 to 65535
 * @param rotation the clockwise rotation that players apply, in degrees: 0, 90, 180 or 270
 * @param mirrored whether left and right are exchanged before the rotation
 * @param codec the type of the sample entry, such as {@code avc1}
 */
public record VideoMetadata(long durationMillis, int width, int height, int rotation, boolean mirrored, String codec) {}
