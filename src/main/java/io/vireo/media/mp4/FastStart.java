package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves the movie header ({@code moov}) in front of the media data, so that playback can start with the first bytes (decision 0010).
 * Nothing is re-encoded; only box positions and chunk offsets change.
 */
public final class FastStart {
    private final FileChannel file;
    private final BoxReader reader;
    private @Nullable Box moov;
    private boolean dataFirst;
    private boolean movable = true;
    private long front;

    /** Receives the bytes of the rewritten movie in order. */
    public interface Target {
        /** Writes all remaining bytes. */
        void write(ByteBuffer bytes);

        /** Writes a part of a file, from {@code start} to {@code end}. */
        void write(FileChannel from, long start, long end);
    }

    private FastStart(FileChannel file) throws IOException {
        this.file = file;
        this.reader = new BoxReader(file);
    }

    /**
     * Prepares the rewrite of a file that {@link Mp4Inspector} has accepted. Empty if the file needs no rewrite, has fragments, or has
     * offsets of an unsupported kind.
     */
    public static Optional<FastStart> of(FileChannel file) throws IOException {
        FastStart start = new FastStart(file);
        return start.isNeeded() ? Optional.of(start) : Optional.empty();
    }

    private boolean isNeeded() throws IOException {
        reader.eachTopLevel(this::write);
        return movable && dataFirst && moov != null;
    }

    private void write(Box box) {
        switch (box.type()) {
            case "ftyp" -> front = moov == null && !dataFirst ? box.end() : front;
            case "mdat" -> dataFirst |= moov == null && box.size() > 0;
            case "moov" -> moov = moov == null ? box : moov;
            // a meta box may contain file offsets of an unknown format
            case "moof", "meta" -> movable = false;
            default -> {}
        }
    }

    /**
     * Writes the movie with its header in front; it may be slightly longer.
     *
     * @throws InvalidMp4Exception if the file has offsets of an unsupported kind; then some bytes may have been written
     */
    public void write(Target to) throws IOException {
        if (moov == null) {
            throw new IllegalStateException("There is no moov");
        }
        RelocatedMoov moved = new RelocatedMoov(file, reader, moov, front);
        to.write(file, 0, front);
        moved.write(to);
        to.write(file, front, moov.start());
        to.write(file, moov.end(), reader.length());
    }
}
