package io.vireo.media;

import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * The sprite sheets of storyboards: {@code storyboards/<hash>/<n>.jpg}. They are made from the video, so they may be made again at any
 * time, and they are removed with the video. Methods throw the exceptions of {@link MediaStore}.
 */
@Component
public class StoryboardFiles {
    private static final String DIRECTORY = "storyboards";

    /** The last two bytes of a JPEG image. */
    private static final int END_OF_IMAGE = 0xFFD9;

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

    /** Returns a sheet of a video; empty if there is none that is whole. */
    public Optional<StoredFile> find(String hash, int number) {
        return StorageIo.attempt(() -> {
            Optional<StoredFile> sheet = store.files().find(name(hash, number), MediaStore.JPEG);
            return sheet.isPresent() && (store.bucket().isPresent() || isWhole(sheet.get())) ? sheet : Optional.empty();
        });
    }

    private boolean isWhole(StoredFile sheet) throws IOException {
        if (sheet.length() < Short.BYTES) {
            return false;
        }
        try (DataInputStream end =
                new DataInputStream(store.files().read(sheet, sheet.length() - Short.BYTES, Short.BYTES))) {
            return end.readUnsignedShort() == END_OF_IMAGE;
        } catch (NoSuchFileException | EOFException e) {
            return false; // removed or truncated meanwhile
        }
    }

    /** Returns the directory of the sheets of a video. */
    static String directory(String hash) {
        return DIRECTORY + '/' + MediaStore.requireHash(hash);
    }

    private static String name(String hash, int number) {
        return directory(hash) + '/' + number + ".jpg";
    }
}
