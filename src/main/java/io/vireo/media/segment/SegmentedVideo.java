package io.vireo.media.segment;

import io.vireo.media.staging.StagedFile;
import java.util.Optional;

/**
 * The result of {@link VideoSegmenter}.
 *
 * @param indexFile the segment index; empty if the video cannot be streamed
 */
public record SegmentedVideo(Optional<StagedFile> indexFile, StreamProperties properties) implements AutoCloseable {
    /** Deletes the file unless it is published. */
    @Override
    public void close() {
        indexFile.ifPresent(StagedFile::close);
    }
}
