package io.vireo.streaming.caption;

import java.time.Instant;

/**
 * Captions with their text.
 *
 * @param changed when they were sent
 * @param content a WebVTT file
 */
public record CaptionText(CaptionTrack track, Instant changed, byte[] content) {}
