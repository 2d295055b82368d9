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

/** A body that comes from a file. It holds the file open: a video that is deleted meanwhile is still sent to its end. */
public final class FileBody implements Body {
    private static final System.Logger LOG = System.getLogger(FileBody.class.getName());

    private final FileChannel file;
    private final SegmentCursor segmentCursor;

    private FileBody(FileChannel file, List<BodySegment> pieces) {
        this.file = file;
        this.segmentCursor = new SegmentCursor(pieces);
    }

    /**
     * Opens the file.
     *
     * @throws NoSuchFileException if it is gone, or not the one that was looked up any more
     */
    public static FileBody open(StoredFile file, List<BodySegment> pieces) throws IOException {
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        try {
            if (channel.size() != file.length()) {
                throw new NoSuchFileException(file.path().toString(), null, "replaced");
            }
            return new FileBody(channel, pieces);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** In bytes, from the beginning. */
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
     * Moves bytes straight from the file to {@code target}, by the kernel alone if that is a socket.
     *
     * @param atMost about how many; a text between the parts may exceed it
     * @return how many; fewer than asked for when the target takes no more now
     * @throws EOFException if the file has become shorter
     */
    public long transferTo(WritableByteChannel target, long atMost) throws IOException {
        long moved = 0;
        while (moved < atMost && !segmentCursor.isOver()) {
            long wanted;
            long taken;
            if (segmentCursor.next() instanceof BodySegment.Slice slice) {
                wanted = Math.min(slice.length(), atMost - moved);
                taken = file.transferTo(slice.offset(), wanted, target);
                requireMore(taken, slice);
            } else {
                ByteBuffer text = ((BodySegment.Text) segmentCursor.next()).bytes();
                wanted = text.remaining();
                taken = target.write(text);
            }
            moved += taken;
            segmentCursor.advance(taken);
            if (taken < wanted) {
                break;
            }
        }
        return moved;
    }

    /** @throws EOFException if the file has become shorter */
    @Override
    public void read(ByteBuffer target) throws IOException {
        while (target.hasRemaining() && !segmentCursor.isOver()) {
            int before = target.position();
            if (segmentCursor.next() instanceof BodySegment.Slice slice) {
                int limit = target.limit();
                target.limit((int) Math.min(limit, before + slice.length()));
                file.read(target, slice.offset());
                target.limit(limit);
                requireMore(target.position() - before, slice);
            } else {
                ((BodySegment.Text) segmentCursor.next()).putInto(target);
            }
            segmentCursor.advance(target.position() - before);
        }
    }

    /** All of a body that is small enough, read at once; it is closed then. */
    public byte[] readAll() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length()));
        try (this) {
            read(bytes);
        }
        return bytes.array();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Grizzly would ask again and again for bytes that will never come. */
    private void requireMore(long taken, BodySegment.Slice slice) throws IOException {
        if (taken <= 0 && slice.length() > 0 && file.size() <= slice.offset()) {
            LOG.log(Level.WARNING, "A file became shorter while it was sent");
            throw new EOFException("The file became shorter while it was sent");
        }
    }
}
