package io.vireo.delivery;

import io.vireo.media.storage.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response body with parts of a local file. It keeps the file open, so that a video deleted in the meantime is still sent completely; the
 * file of a body that is in memory as a whole is not opened.
 */
public final class FileBody implements Body {
    private static final System.Logger LOG = System.getLogger(FileBody.class.getName());

    private final @Nullable FileChannel file;
    private final SegmentCursor segmentCursor;

    private FileBody(@Nullable FileChannel file, List<BodySegment> segments) {
        this.file = file;
        this.segmentCursor = new SegmentCursor(segments);
    }

    /**
     * Opens the file.
     *
     * @throws NoSuchFileException if the file does not exist any more or has been replaced since it was looked up
     */
    public static FileBody open(StoredFile file, List<BodySegment> segments) throws IOException {
        if (segments.stream().noneMatch(BodySegment.Slice.class::isInstance)) {
            return new FileBody(null, segments);
        }
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        try {
            if (channel.size() != file.length()) {
                throw new NoSuchFileException(file.path().toString(), null, "replaced");
            }
            return new FileBody(channel, segments);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the length of the whole body in bytes. */
    public long length() {
        return segmentCursor.length();
    }

    @Override
    public long sent() {
        return segmentCursor.sent();
    }

    @Override
    public long remaining() {
        return segmentCursor.remaining();
    }

    /**
     * Copies bytes from the file to {@code target}, by sendfile if that is a socket.
     *
     * @param atMost the approximate maximum number of bytes; a part in memory may exceed it
     * @return the number of bytes copied; fewer than {@code atMost} when the target accepts no more for now
     * @throws EOFException if the file has been truncated
     */
    public long transferTo(WritableByteChannel target, long atMost) throws IOException {
        long total = 0;
        while (total < atMost && !segmentCursor.isOver()) {
            long requested;
            long transferred;
            if (segmentCursor.next() instanceof BodySegment.Slice slice) {
                requested = Math.min(slice.length(), atMost - total);
                transferred = file().transferTo(slice.offset(), requested, target);
                requireMore(transferred, slice);
            } else {
                ByteBuffer bytes = ((BodySegment.Memory) segmentCursor.next()).bytes();
                requested = bytes.remaining();
                transferred = target.write(bytes);
            }
            total += transferred;
            segmentCursor.advance(transferred);
            if (transferred < requested) {
                break;
            }
        }
        return total;
    }

    /** @throws EOFException if the file has been truncated */
    @Override
    public void read(ByteBuffer target) throws IOException {
        while (target.hasRemaining() && !segmentCursor.isOver()) {
            int before = target.position();
            if (segmentCursor.next() instanceof BodySegment.Slice slice) {
                int limit = target.limit();
                target.limit((int) Math.min(limit, before + slice.length()));
                file().read(target, slice.offset());
                target.limit(limit);
                requireMore(target.position() - before, slice);
            } else {
                ((BodySegment.Memory) segmentCursor.next()).putInto(target);
            }
            segmentCursor.advance(target.position() - before);
        }
    }

    /**
     * Reads the whole of a small body and closes it.
     *
     * @throws NoSuchFileException if the file has been truncated
     */
    public byte[] readAll() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length()));
        try (this) {
            read(bytes);
        } catch (EOFException e) {
            throw new NoSuchFileException(null, null, e.getMessage());
        }
        return bytes.array();
    }

    /** Takes bytes that are in memory from the beginning of the body, at most {@code atMost}. They count as sent; the caller sends them. */
    public ByteBuffer takeLead(int atMost) {
        if (segmentCursor.isOver() || !(segmentCursor.next() instanceof BodySegment.Memory memory)) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer lead = memory.first(Math.min(atMost, memory.length())).bytes();
        segmentCursor.advance(lead.remaining());
        return lead;
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileChannel file() {
        return Objects.requireNonNull(file);
    }

    /** Fails when the file ends early; Grizzly would retry forever. */
    private void requireMore(long transferred, BodySegment.Slice slice) throws IOException {
        if (transferred <= 0 && slice.length() > 0 && file().size() <= slice.offset()) {
            LOG.log(Level.WARNING, "A file was truncated while it was being sent");
            throw new EOFException("The file was truncated while it was being sent");
        }
    }
}
