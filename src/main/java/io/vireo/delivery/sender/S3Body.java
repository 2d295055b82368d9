package io.vireo.delivery.sender;

import io.vireo.delivery.Body;
import io.vireo.delivery.BodySegment;
import io.vireo.delivery.SegmentCursor;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes from a bucket. It has a connection to the store as long as its viewer takes bytes, and none while the viewer pauses;
 * one that broke is made anew where the last byte was.
 */
final class S3Body implements Body {
    private static final int ATTEMPTS = 3;

    private final S3Storage storage;
    private final StoredFile file;
    private final SegmentCursor segmentCursor;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable InputStream stream;
    private volatile boolean closed;

    private S3Body(S3Storage storage, StoredFile file, List<BodySegment> pieces) {
        this.storage = storage;
        this.file = file;
        this.segmentCursor = new SegmentCursor(pieces);
    }

    /**
     * Asks the store for the first bytes.
     *
     * @throws java.nio.file.NoSuchFileException if the file is gone, or not the one that was looked up any more
     */
    static S3Body open(S3Storage storage, StoredFile file, List<BodySegment> pieces) throws IOException {
        S3Body body = new S3Body(storage, file, pieces);
        if (pieces.get(0) instanceof BodySegment.Slice slice && slice.length() > 0) {
            body.stream = storage.read(file, slice.offset(), slice.length());
        }
        return body;
    }

    @Override
    public long sent() {
        return segmentCursor.sent();
    }

    @Override
    public long remaining() {
        return segmentCursor.remaining();
    }

    @Override
    public void read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            while (target.hasRemaining() && !segmentCursor.isOver() && !closed) {
                int before = target.position();
                if (segmentCursor.next() instanceof BodySegment.Slice slice) {
                    readSlice(slice, target);
                } else {
                    ((BodySegment.Text) segmentCursor.next()).putInto(target);
                }
                if (segmentCursor.advance(target.position() - before)) {
                    stop();
                }
            }
        } finally {
            if (closed) {
                stop();
            }
            reading.unlock();
        }
    }

    /** Some bytes at least, unless the slice is empty. */
    private void readSlice(BodySegment.Slice slice, ByteBuffer target) throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                tryToRead(slice, target);
                return;
            } catch (IOException | ServiceUnavailableException e) {
                stop();
                if (closed || attempt == ATTEMPTS) {
                    throw e instanceof IOException failure ? failure : new IOException(e);
                }
            }
        }
    }

    private void tryToRead(BodySegment.Slice slice, ByteBuffer target) throws IOException {
        int wanted = (int) Math.min(target.remaining(), slice.length());
        if (wanted == 0) {
            return;
        }
        if (stream == null) {
            stream = storage.read(file, slice.offset(), slice.length());
        }
        int count = stream.read(target.array(), target.arrayOffset() + target.position(), wanted);
        if (count < 0) {
            throw new EOFException("The store sent less than it has");
        }
        target.position(target.position() + count);
    }

    private void stop() {
        if (stream != null) {
            S3Storage.stop(stream);
            stream = null;
        }
    }

    @Override
    public void releaseIdle() {
        if (reading.tryLock()) {
            try {
                stop();
            } finally {
                reading.unlock();
            }
        }
    }

    /** Who is reading sees it, and lets go. */
    @Override
    public void close() {
        closed = true;
        releaseIdle();
    }
}
