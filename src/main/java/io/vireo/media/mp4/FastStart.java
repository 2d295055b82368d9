package io.vireo.media.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the movie header in front of the media data, so that a player can start with the first bytes (decision 0010). Nothing is
 * encoded anew; all that changes are the places of boxes and the offsets that point to them.
 */
public final class FastStart {
    private final FileChannel file;
    private final BoxReader reader;
    private @Nullable Box moov;
    private boolean dataFirst;
    private boolean movable = true;
    private long front;

    /** What takes the bytes of the movie, from the first to the last. */
    public interface Target {
        /** All remaining bytes. */
        void write(ByteBuffer bytes);

        /** A part of a file, from {@code start} to {@code end}. */
        void write(FileChannel from, long start, long end);
    }

    private FastStart(FileChannel file) throws IOException {
        this.file = file;
        this.reader = new BoxReader(file);
    }

    /**
     * The way to do so with a file that {@link Mp4Inspector} has accepted. Empty for one that is right as it is, has fragments, or says
     * something of offsets which is not understood.
     */
    public static Optional<FastStart> of(FileChannel file) throws IOException {
        FastStart start = new FastStart(file);
        return start.isNeeded() ? Optional.of(start) : Optional.empty();
    }

    private boolean isNeeded() throws IOException {
        for (long position = 0; position < reader.length() && movable; ) {
            Box box;
            try {
                box = reader.box(position, reader.length());
            } catch (InvalidMp4Exception e) {
                break; // bytes of a camera behind the boxes, which stay there
            }
            write(box);
            position = box.end();
        }
        return movable && dataFirst && moov != null;
    }

    private void write(Box box) {
        switch (box.type()) {
            case "ftyp" -> front = box.start() == 0 ? box.end() : front;
            case "mdat" -> dataFirst |= moov == null && box.size() > 0;
            case "moov" -> moov = moov == null ? box : moov;
            // a meta box may point into the file in ways of its own
            case "moof", "meta" -> movable = false;
            default -> {}
        }
    }

    /**
     * Writes the same movie with its header in front; it may have become a little longer.
     *
     * @throws InvalidMp4Exception if it points into the file in a way that is not understood; then something may have been written
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
