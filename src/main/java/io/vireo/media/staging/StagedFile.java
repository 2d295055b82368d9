package io.vireo.media.staging;

import io.vireo.media.MediaStore;
import io.vireo.media.mp4.FastStart;
import io.vireo.media.resumable.ResumableUploads;
import io.vireo.media.storage.S3Upload;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an upload on their way into the store: a file of its own that ends with {@link #close()} unless
 * {@link MediaStore#publish} made it a video before, or it is one of {@link ResumableUploads}, which are kept.
 *
 * <p>While it lives, a lock of the operating system tells every sweep on every node to leave it alone ({@link StagingDirectory}). Not safe
 * for use by several threads at once. All methods throw {@link StorageFullException} for lack of room and
 * {@link java.io.UncheckedIOException} for other failures of the disk.
 */
public final class StagedFile implements FastStart.Target, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StagedFile.class.getName());

    /** How many bytes are written between two looks at the free space, each with a push to the disk. */
    private static final long LOOK_EVERY = 8L << 20;

    private final StagingDirectory.Slot place;
    private final FileChannel channel;
    private final long reserve;
    private final boolean kept;
    private final BackgroundFsync backgroundFsync;
    private long untilLook;
    private boolean published;
    private @Nullable S3Upload upload;

    /** @param kept whether the file stays when the draft is closed */
    public StagedFile(StagingDirectory.Slot place, FileChannel channel, long reserve, boolean kept) {
        this.place = place;
        this.channel = channel;
        this.reserve = reserve;
        this.kept = kept;
        this.backgroundFsync = new BackgroundFsync(channel::force);
    }

    /** Where its bytes are; another file has that name after the draft was published. */
    public Path path() {
        return place.data();
    }

    /** The open file, for reading as well. Who writes through it does without the check for the reserve. */
    public FileChannel channel() {
        return channel;
    }

    /** Appends all remaining bytes at the channel's position. */
    @Override
    public void write(ByteBuffer bytes) {
        StorageIo.run(() -> {
            lookForRoom(bytes.remaining());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Appends a part of another file, from {@code start} to {@code end}. */
    @Override
    public void write(FileChannel from, long start, long end) {
        StorageIo.run(() -> {
            for (long position = start; position < end; ) {
                long step = Math.min(end - position, LOOK_EVERY);
                lookForRoom(step);
                long copied = from.transferTo(position, step, channel);
                if (copied <= 0) {
                    throw new EOFException("The file ends before " + end);
                }
                position += copied;
            }
        });
    }

    private void lookForRoom(long bytes) throws IOException {
        untilLook -= bytes;
        if (untilLook < 0) {
            untilLook = LOOK_EVERY;
            if (channel.position() >= LOOK_EVERY) {
                backgroundFsync.begin();
            }
            if (FreeSpace.of(place.data()) < reserve) {
                throw new StorageFullException();
            }
        }
    }

    /** Forgets what is behind the first {@code bytes} bytes; the next ones are appended there. */
    public void truncate(long bytes) {
        StorageIo.run(() -> channel.truncate(bytes));
    }

    /** In bytes. */
    public long size() {
        return StorageIo.attempt(channel::size);
    }

    /** Returns when the bytes are on the disk (fsync). */
    public void sync() {
        StorageIo.run(backgroundFsync::finish);
    }

    /**
     * Gives the file its place, in one step; closing keeps it from then on. One that is kept has its old name as well, where the file
     * system knows links: until the row says published, it is still to be published.
     */
    public void moveTo(Path target) throws IOException {
        if (!kept || !isLinked(target)) {
            Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE);
        }
        published = true;
    }

    private boolean isLinked(Path target) throws IOException {
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, path());
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        }
    }

    /** Its way into a bucket, which is given up when the draft is closed first. */
    public void begin(S3Upload begun) {
        upload = begun;
    }

    @Nullable
    public S3Upload upload() {
        return upload;
    }

    /** Deletes the file if it was not published and is not kept. What cannot be deleted now is left for the sweep. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (place;
                S3Upload given = upload) {
            channel.close();
            if (!published && !kept) {
                Files.deleteIfExists(place.data());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A draft could not be removed", e);
        }
    }
}
