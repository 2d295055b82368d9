package io.vireo.media.segment;

/** The formats in which a video can be streamed. The database contains the ordinals. */
public enum StreamFormats {
    /** The file cannot be cut into segments. */
    NONE,
    /** HLS only: the audio of a segment is too large to be gathered for DASH. */
    HLS,
    HLS_AND_DASH
}
