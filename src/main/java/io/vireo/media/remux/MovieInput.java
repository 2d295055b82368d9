package io.vireo.media.remux;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What is written into the new file.
 *
 * @param tracks the video, and the audio if there is any
 * @param timescale the timescale of the movie
 * @param matrix the matrix of the movie header, 36 bytes; empty for the identity
 */
record MovieInput(List<InputTrack> tracks, long timescale, Optional<ByteBuffer> matrix) {
    static final int MILLIS = 1000;
}
