package io.vireo.delivery;

import io.vireo.media.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The body of one answer on its way out. It holds the file open: a video that is deleted meanwhile is still sent to its end. For
 * one thread at a time.
 */
final class Outgoing implements Body {
    private static final System.Logger LOG = System.getLogger(Outgoing.class.getName());

    private final FileChannel file;
    private final Deque<Piece> pieces;
    private final long length;
    /** How much of the first piece is gone. */
    private long done;

    private volatile long sent;

    private Outgoing(FileChannel file, List<Piece> pieces) {
        this.file = file;
        this.pieces = new ArrayDeque<>(pieces);
        this.length = pieces.stream().mapToLong(Piece::length).sum();
    }

    /**
     * Opens the file.
     *
     * @throws NoSuchFileException if it is gone, or not the one that was looked up any more
     */
    static Outgoing open(StoredFile file, List<Piece> pieces) throws IOException {
        FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
        try {
            if (channel.size() != file.length()) {
                throw new NoSuchFileException(file.path().toString(), null, "replaced");
            }
            return new Outgoing(channel, pieces);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** In bytes, from the beginning. */
    long length() {
        return length;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public long remaining() {
        return length - sent;
    }

    /**
     * Moves bytes straight from the file to {@code target}, by the kernel alone if that is a socket.
     *
     * @param atMost about how many; a text between the parts may exceed it
     * @return how many; fewer than asked for when the target takes no more now
     * @throws EOFException if the file has become shorter
     */
    long transferTo(WritableByteChannel target, long atMost) throws IOException {
        long moved = 0;
        while (moved < atMost && !pieces.isEmpty()) {
            long wanted;
            long taken;
            if (pieces.element() instanceof Piece.Slice slice) {
                wanted = Math.min(slice.length() - done, atMost - moved);
                taken = file.transferTo(slice.offset() + done, wanted, target);
                requireMore(taken, slice);
            } else {
                ByteBuffer text = text();
                wanted = text.remaining();
                taken = target.write(text);
            }
            moved += taken;
            advance(taken);
            if (taken < wanted) {
                break;
            }
        }
        return moved;
    }

    /** @throws EOFException if the file has become shorter */
    @Override
    public void read(ByteBuffer target) throws IOException {
        while (target.hasRemaining() && !pieces.isEmpty()) {
            int before = target.position();
            int limit = target.limit();
            if (pieces.element() instanceof Piece.Slice slice) {
                target.limit((int) Math.min(limit, before + slice.length() - done));
                file.read(target, slice.offset() + done);
                requireMore(target.position() - before, slice);
            } else {
                ByteBuffer text = text();
                target.put(text.limit(Math.min(text.limit(), text.position() + target.remaining())));
            }
            target.limit(limit);
            advance(target.position() - before);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Grizzly would ask again and again for bytes that will never come. */
    private void requireMore(long taken, Piece.Slice slice) throws IOException {
        if (taken <= 0 && slice.length() > done && file.size() <= slice.offset() + done) {
            LOG.log(Level.WARNING, "A file became shorter while it was sent");
            throw new EOFException("The file became shorter while it was sent");
        }
    }

    private ByteBuffer text() {
        byte[] bytes = ((Piece.Text) pieces.element()).bytes();
        return ByteBuffer.wrap(bytes, (int) done, bytes.length - (int) done);
    }

    private void advance(long taken) {
        done += taken;
        sent += taken;
        if (done == pieces.element().length()) {
            pieces.remove();
            done = 0;
        }
    }
}
