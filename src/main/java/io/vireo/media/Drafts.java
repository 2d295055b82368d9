package io.vireo.media;

import io.vireo.mp4.FastStart;
import io.vireo.mp4.Mp4Inspector;
import io.vireo.mp4.NotMp4;
import io.vireo.mp4.VideoFacts;
import io.vireo.platform.Component;
import io.vireo.platform.OwnerOnly;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where bytes arrive before they are a file of the {@link MediaStore}: {@code incoming/}, always in a folder, which several nodes may
 * share. Methods throw {@link StoreFull} for lack of room and {@link java.io.UncheckedIOException} for other failures of the disk.
 */
@Component
public class Drafts {
    private static final System.Logger LOG = System.getLogger(Drafts.class.getName());

    private final Path directory;
    private final long reserve;

    @Inject
    Drafts(MediaSettings settings) {
        directory = settings.root().resolve("incoming");
        reserve = settings.reserve();
    }

    @PostConstruct
    void makeDirectory() {
        StoreAccess.run(() -> OwnerOnly.directory(directory));
    }

    /** Throws {@link StoreFull} if so many bytes more would not leave the reserve. */
    public void requireRoom(long bytes) {
        if (freeBytes() - reserve < bytes) {
            throw new StoreFull();
        }
    }

    /** How many bytes the file system has left, the reserve included; 0 if it does not tell. */
    long freeBytes() {
        return FreeSpace.of(directory);
    }

    /** A new, empty draft. */
    public Draft begin() {
        return StoreAccess.attempt(() -> {
            Incoming.Place place = incoming().claim();
            try {
                return new Draft(place, OwnerOnly.newFile(place.data()), reserve, false);
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
    public Optional<Draft> withHeaderInFront(Draft draft, VideoFacts facts) {
        return StoreAccess.attempt(() -> {
            try (FileChannel file = FileChannel.open(draft.path(), StandardOpenOption.READ)) {
                Optional<FastStart> start = FastStart.of(file);
                return start.isPresent() ? ordered(start.get(), file.size(), facts) : Optional.empty();
            } catch (NotMp4 | StoreFull e) {
                LOG.log(Level.INFO, "A video is stored with its header behind the data: {0}", e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<Draft> ordered(FastStart start, long bytes, VideoFacts facts) throws IOException {
        requireRoom(bytes);
        Draft ordered = begin();
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
        return StoreAccess.attempt(() -> incoming().sweep());
    }

    /** The places of drafts. */
    Incoming incoming() {
        return new Incoming(directory);
    }
}
