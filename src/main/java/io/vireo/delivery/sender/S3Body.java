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
 * A response body read from S3. It holds a connection to the store only while the client reads; a broken connection is reopened at the
 * last position.
 */
final class S3Body implements Body {
    private static final int ATTEMPTS = 3;

    private final S3Storage storage;
    private final StoredFile file;
    private final SegmentCursor segmentCursor;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable InputStream stream;
    private volatile boolean closed;

    private S3Body(S3Storage storage, StoredFile file, List<BodySegment> segments) {
        this.storage = storage;
        this.file = file;
        this.segmentCursor = new SegmentCursor(segments);
    }

    /**
     * Opens the object at the first byte that is sent of it.
     *
     * @throws java.nio.file.NoSuchFileException if the object does not exist any more or has been replaced since it was looked up
     */
    static S3Body open(S3Storage storage, StoredFile file, List<BodySegment> segments) throws IOException {
        S3Body body = new S3Body(storage, file, segments);
        for (BodySegment segment : segments) {
            if (segment instanceof BodySegment.Slice slice && slice.length() > 0) {
                body.stream = storage.read(file, slice.offset(), slice.length());
                break;
            }
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
                BodySegment segment = segmentCursor.next();
                if (segment instanceof BodySegment.Slice slice) {
                    readSlice(slice, target);
                } else {
                    ((BodySegment.Memory) segment).putInto(target);
                }
                if (segmentCursor.advance(target.position() - before) && segment instanceof BodySegment.Slice) {
                    closeStream();
                }
            }
        } finally {
            if (closed) {
                closeStream();
            }
            reading.unlock();
        }
    }

    /** Reads at least one byte, unless the slice is empty. */
    private void readSlice(BodySegment.Slice slice, ByteBuffer target) throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                tryToRead(slice, target);
                return;
            } catch (IOException | ServiceUnavailableException e) {
                closeStream();
                if (closed || attempt == ATTEMPTS) {
                    throw e instanceof IOException failure ? failure : new IOException(e);
                }
            }
        }
    }

    private void tryToRead(BodySegment.Slice slice, ByteBuffer target) throws IOException {
        int requested = (int) Math.min(target.remaining(), slice.length());
        if (requested == 0) {
            return;
        }
        if (stream == null) {
            stream = storage.read(file, slice.offset(), slice.length());
        }
        int count = stream.read(target.array(), target.arrayOffset() + target.position(), requested);
        if (count < 0) {
            throw new EOFException("The object store sent fewer bytes than announced");
        }
        target.position(target.position() + count);
    }

    private void closeStream() {
        if (stream != null) {
            S3Storage.stop(stream);
            stream = null;
        }
    }

    @Override
    public void releaseIdle() {
        if (reading.tryLock()) {
            try {
                closeStream();
            } finally {
                reading.unlock();
            }
        }
    }

    /** Marks the body as closed; a concurrent reader detects it and releases the connection. */
    @Override
    public void close() {
        closed = true;
        releaseIdle();
    }
}
