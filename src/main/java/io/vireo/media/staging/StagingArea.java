package io.vireo.media.staging;

import io.vireo.media.MediaStore;
import io.vireo.media.mp4.FastStart;
import io.vireo.media.mp4.InvalidMp4Exception;
import io.vireo.media.mp4.Mp4Inspector;
import io.vireo.media.mp4.VideoMetadata;
import io.vireo.media.storage.MediaSettings;
import io.vireo.media.storage.StorageFullException;
import io.vireo.media.storage.StorageIo;
import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where bytes arrive before they are a file of the {@link MediaStore}: {@code incoming/}, always in a folder, which several nodes may
 * share. Methods throw {@link StorageFullException} for lack of room and {@link java.io.UncheckedIOException} for other failures of the disk.
 */
@ApplicationScoped
public class StagingArea {
    private static final System.Logger LOG = System.getLogger(StagingArea.class.getName());

    private final Path directory;
    private final long reserve;

    /** With the settings of the running application. */
    public StagingArea() {
        this(MediaSettings.from(Settings.current()));
    }

    public StagingArea(MediaSettings settings) {
        directory = settings.root().resolve("incoming");
        reserve = settings.reserve();
    }

    /** Not done by the constructor, which also serves for the proxy of the bean. */
    @PostConstruct
    public void makeDirectory() {
        StorageIo.run(() -> PrivateFiles.directory(directory));
    }

    /** Throws {@link StorageFullException} if so many bytes more would not leave the reserve. */
    public void requireRoom(long bytes) {
        if (freeBytes() - reserve < bytes) {
            throw new StorageFullException();
        }
    }

    /** How many bytes the file system has left, the reserve included; 0 if it does not tell. */
    public long freeBytes() {
        return FreeSpace.of(directory);
    }

    /** A new, empty draft. */
    public StagedFile begin() {
        return StorageIo.attempt(() -> {
            StagingDirectory.Slot place = incoming().claim();
            try {
                return new StagedFile(place, PrivateFiles.newFile(place.data()), reserve, false);
            } catch (IOException e) {
                place.close();
                throw e;
            }
        });
    }

    /**
     * A new draft with the same movie and its header in front ({@link FastStart}). Empty for a file that is right as it is, for one
     * whose offsets are not all understood, and if there is no room for a second copy: it is stored as it came.
     *
     * @param facts what {@link Mp4Inspector} told of {@code draft}
     */
    public Optional<StagedFile> withHeaderInFront(StagedFile stagedFile, VideoMetadata facts) {
        return StorageIo.attempt(() -> {
            try (FileChannel file = FileChannel.open(stagedFile.path(), StandardOpenOption.READ)) {
                Optional<FastStart> start = FastStart.of(file);
                return start.isPresent() ? ordered(start.get(), file.size(), facts) : Optional.empty();
            } catch (InvalidMp4Exception | StorageFullException e) {
                LOG.log(Level.INFO, "A video is stored with its header behind the data: {0}", e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<StagedFile> ordered(FastStart start, long bytes, VideoMetadata facts) throws IOException {
        requireRoom(bytes);
        StagedFile ordered = begin();
        boolean complete = false;
        try {
            start.write(ordered);
            complete = Mp4Inspector.inspect(ordered.path()).equals(facts);
        } finally {
            if (!complete) {
                ordered.close();
            }
        }
        return complete ? Optional.of(ordered) : Optional.empty();
    }

    /** Deletes what crashes have left, never a draft that is alive here or on another node; how many files. */
    public int sweep() {
        return StorageIo.attempt(() -> incoming().sweep());
    }

    /** The places of drafts. */
    public StagingDirectory incoming() {
        return new StagingDirectory(directory);
    }
}
