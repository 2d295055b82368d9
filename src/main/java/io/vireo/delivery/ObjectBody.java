package io.vireo.delivery;

import io.vireo.http.Unavailable;
import io.vireo.media.Bucket;
import io.vireo.media.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body that comes from a bucket. It has a connection to the store as long as its viewer takes bytes, and none while the viewer pauses;
 * one that broke is made anew where the last byte was.
 */
final class ObjectBody implements Body {
    private static final int ATTEMPTS = 3;

    private final Bucket bucket;
    private final StoredFile file;
    private final Deque<Piece> pieces;
    private final long length;
    private final ReentrantLock reading = new ReentrantLock();
    /** How much of the first piece is gone. */
    private long done;

    private @Nullable InputStream stream;
    private volatile long sent;
    private volatile boolean closed;

    private ObjectBody(Bucket bucket, StoredFile file, List<Piece> pieces) {
        this.bucket = bucket;
        this.file = file;
        this.pieces = new ArrayDeque<>(pieces);
        this.length = pieces.stream().mapToLong(Piece::length).sum();
    }

    /**
     * Asks the store for the first bytes.
     *
     * @throws java.nio.file.NoSuchFileException if the file is gone, or not the one that was looked up any more
     */
    static ObjectBody open(Bucket bucket, StoredFile file, List<Piece> pieces) throws IOException {
        ObjectBody body = new ObjectBody(bucket, file, pieces);
        if (pieces.get(0) instanceof Piece.Slice slice && slice.length() > 0) {
            body.stream = bucket.read(file, slice.offset(), slice.length());
        }
        return body;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public long remaining() {
        return length - sent;
    }

    @Override
    public void read(ByteBuffer target) throws IOException {
        reading.lock();
        try {
            while (target.hasRemaining() && !pieces.isEmpty() && !closed) {
                int before = target.position();
                if (pieces.element() instanceof Piece.Slice slice) {
                    readSlice(slice, target);
                } else {
                    byte[] text = ((Piece.Text) pieces.element()).bytes();
                    target.put(text, (int) done, (int) Math.min(text.length - done, target.remaining()));
                }
                advance(target.position() - before);
            }
        } finally {
            if (closed) {
                stop();
            }
            reading.unlock();
        }
    }

    /** Some bytes at least, unless the slice is empty. */
    private void readSlice(Piece.Slice slice, ByteBuffer target) throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                tryToRead(slice, target);
                return;
            } catch (IOException | Unavailable e) {
                stop();
                if (closed || attempt == ATTEMPTS) {
                    throw e instanceof IOException failure ? failure : new IOException(e);
                }
            }
        }
    }

    private void tryToRead(Piece.Slice slice, ByteBuffer target) throws IOException {
        int wanted = (int) Math.min(target.remaining(), slice.length() - done);
        if (wanted == 0) {
            return;
        }
        if (stream == null) {
            stream = bucket.read(file, slice.offset() + done, slice.length() - done);
        }
        int count = stream.read(target.array(), target.arrayOffset() + target.position(), wanted);
        if (count < 0) {
            throw new EOFException("The store sent less than it has");
        }
        target.position(target.position() + count);
    }

    private void advance(long taken) {
        done += taken;
        sent += taken;
        if (done == pieces.element().length()) {
            pieces.remove();
            done = 0;
            stop();
        }
    }

    private void stop() {
        if (stream != null) {
            Bucket.stop(stream);
            stream = null;
        }
    }

    @Override
    public void rest() {
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
        rest();
    }
}
