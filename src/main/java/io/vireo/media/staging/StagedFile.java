package io.vireo.media.staging;

import io.vireo.media.MediaStore;
import io.vireo.media.mp4.FastStart;
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
 * A temporary file with the bytes of an upload. {@link #close()} deletes it, unless {@link MediaStore#publish} has published it or it
 * belongs to a resumable upload.
 *
 * <p>While it is open, an operating-system lock protects it from the cleanup of all nodes ({@link StagingDirectory}). Not thread-safe.
 * All methods throw {@link StorageFullException} if the disk is full and {@link java.io.UncheckedIOException} for other I/O errors.
 */
public final class StagedFile implements FastStart.Target, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StagedFile.class.getName());

    /** The number of bytes written between two checks of the free space, each with a background fsync. */
    private static final long CHECK_INTERVAL_BYTES = 8L << 20;

    private final StagingDirectory.Slot slot;
    private final FileChannel channel;
    private final long reserve;
    private final boolean kept;
    private final BackgroundFsync backgroundFsync;
    private long bytesUntilCheck;
    private boolean published;
    private @Nullable S3Upload upload;

    /**
     * Creates a staged file.
     *
     * @param kept whether the file is kept on close
     */
    public StagedFile(StagingDirectory.Slot slot, FileChannel channel, long reserve, boolean kept) {
        this.slot = slot;
        this.channel = channel;
        this.reserve = reserve;
        this.kept = kept;
        this.backgroundFsync = new BackgroundFsync(channel::force);
    }

    /** Returns the path of the file; after publication another file may have that name. */
    public Path path() {
        return slot.data();
    }

    /** Returns the open file for reading and writing. Writes through it bypass the check of the reserved disk space. */
    public FileChannel channel() {
        return channel;
    }

    /** Appends all remaining bytes at the channel's position. */
    @Override
    public void write(ByteBuffer bytes) {
        StorageIo.run(() -> {
            checkFreeSpace(bytes.remaining());
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
                long step = Math.min(end - position, CHECK_INTERVAL_BYTES);
                checkFreeSpace(step);
                long copied = from.transferTo(position, step, channel);
                if (copied <= 0) {
                    throw new EOFException("The file ends before " + end);
                }
                position += copied;
            }
        });
    }

    private void checkFreeSpace(long bytes) throws IOException {
        bytesUntilCheck -= bytes;
        if (bytesUntilCheck < 0) {
            bytesUntilCheck = CHECK_INTERVAL_BYTES;
            if (channel.position() >= CHECK_INTERVAL_BYTES) {
                backgroundFsync.begin();
            }
            if (FreeSpace.of(slot.data()) < reserve) {
                throw new StorageFullException();
            }
        }
    }

    /** Truncates the file to {@code bytes} bytes; later writes append there. */
    public void truncate(long bytes) {
        StorageIo.run(() -> channel.truncate(bytes));
    }

    /** Returns the size in bytes. */
    public long size() {
        return StorageIo.attempt(channel::size);
    }

    /** Flushes the file to disk (fsync). */
    public void sync() {
        StorageIo.run(backgroundFsync::finish);
    }

    /**
     * Moves the file atomically to its final path; {@link #close()} keeps it afterwards. A file of a resumable upload also keeps its
     * old name by a hard link, if the file system supports it, until the database row is published.
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

    /** Attaches an S3 upload of this file, which is aborted when the file is closed first. */
    public void attach(S3Upload s3Upload) {
        upload = s3Upload;
    }

    /** Returns the attached upload; null if there is none. */
    @Nullable
    public S3Upload upload() {
        return upload;
    }

    /** Deletes the file if it is neither published nor kept. If the deletion fails, the cleanup job deletes it later. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (slot;
                S3Upload attached = upload) {
            channel.close();
            if (!published && !kept) {
                Files.deleteIfExists(slot.data());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A staged file could not be removed", e);
        }
    }
}
