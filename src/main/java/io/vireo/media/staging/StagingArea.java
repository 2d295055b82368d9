package io.vireo.media.staging;

import io.vireo.media.mp4.FastStart;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The directory {@code incoming/} for uploads that are not published yet. It is always local and may be shared by several nodes.
 * Methods throw {@link StorageFullException} if the disk is full and {@link java.io.UncheckedIOException} for other I/O errors.
 */
@Component
public class StagingArea {
    private static final System.Logger LOG = System.getLogger(StagingArea.class.getName());

    private final Path directory;
    private final long reserve;

    @Inject
    public StagingArea(MediaSettings settings) {
        directory = settings.root().resolve("incoming");
        reserve = settings.reserve();
    }

    @PostConstruct
    public void makeDirectory() {
        StorageIo.run(() -> PrivateFiles.directory(directory));
    }

    /** Throws {@link StorageFullException} if {@code bytes} more bytes would use the reserved disk space. */
    public void requireRoom(long bytes) {
        if (freeBytes() - reserve < bytes) {
            throw new StorageFullException();
        }
    }

    /** Returns the free bytes of the file system, including the reserve; 0 if unknown. */
    public long freeBytes() {
        return FreeSpace.of(directory);
    }

    /** Creates an empty staged file. */
    public StagedFile begin() {
        return StorageIo.attempt(() -> {
            StagingDirectory.Slot slot = incoming().claim();
            try {
                return new StagedFile(slot, PrivateFiles.newFile(slot.data()), reserve, false);
            } catch (IOException e) {
                slot.close();
                throw e;
            }
        });
    }

    /**
     * Creates a copy of a movie with its header in front ({@link FastStart}). Empty if the file needs no rewrite, has offsets of an
     * unsupported kind, or there is no disk space for a copy; then it is stored unmodified.
     *
     * @param metadata the metadata of {@code stagedFile}
     */
    public Optional<StagedFile> withHeaderInFront(StagedFile stagedFile, VideoMetadata metadata) {
        return StorageIo.attempt(() -> {
            try (FileChannel file = FileChannel.open(stagedFile.path(), StandardOpenOption.READ)) {
                Optional<FastStart> start = FastStart.of(file);
                return start.isPresent() ? ordered(start.get(), file.size(), metadata) : Optional.empty();
            } catch (InvalidMp4Exception | StorageFullException e) {
                LOG.log(Level.INFO, "A video is stored with its header behind the data: {0}", e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<StagedFile> ordered(FastStart start, long bytes, VideoMetadata metadata) throws IOException {
        requireRoom(bytes);
        StagedFile ordered = begin();
        boolean complete = false;
        try {
            start.write(ordered);
            complete = Mp4Inspector.inspect(ordered.path()).equals(metadata);
        } finally {
            if (!complete) {
                ordered.close();
            }
        }
        return complete ? Optional.of(ordered) : Optional.empty();
    }

    /** Deletes files left by crashes, never one that is in use on this or another node; returns their number. */
    public int removeOrphaned() {
        return StorageIo.attempt(() -> incoming().removeOrphaned());
    }

    /** Returns the directory of the staged files. */
    public StagingDirectory incoming() {
        return new StagingDirectory(directory);
    }
}
