package io.vireo.media;

import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The sprite sheets of storyboards: {@code storyboards/<hash>/<n>.jpg}. They are made from the video, so they may be made again at any
 * time, and they are removed with the video. Methods throw the exceptions of {@link MediaStore}.
 */
@Component
public class StoryboardFiles {
    private static final String DIRECTORY = "storyboards";

    private final MediaStore store;

    @Inject
    public StoryboardFiles(MediaStore store) {
        this.store = store;
    }

    /**
     * Stores or replaces a sheet of a video atomically. The caller must ensure that the video exists.
     *
     * @param number the number of the sheet, counted from 1
     */
    public void put(String hash, int number, byte[] jpeg) {
        StorageIo.run(() -> store.files().put(name(hash, number), MediaStore.JPEG, jpeg));
    }

    /** Returns a sheet of a video; empty if there is none. */
    public Optional<StoredFile> find(String hash, int number) {
        return StorageIo.attempt(() -> store.files().find(name(hash, number), MediaStore.JPEG));
    }

    /** Returns the directory of the sheets of a video. */
    static String directory(String hash) {
        return DIRECTORY + '/' + MediaStore.requireHash(hash);
    }

    private static String name(String hash, int number) {
        return directory(hash) + '/' + number + ".jpg";
    }
}
