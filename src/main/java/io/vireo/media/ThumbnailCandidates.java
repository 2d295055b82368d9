package io.vireo.media;

import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The frames that the owner of a video can choose from: {@code choices/<hash>/<n>.jpg}. They are extracted on demand and removed after some
 * time, because they can be extracted again (docs/decisions/0012-thumbnails-to-choose.md), and are removed with their video. Methods throw
 * the exceptions of {@link MediaStore}.
 */
@Component
public class ThumbnailCandidates {
    private static final String DIRECTORY = "choices";

    private final MediaStore store;

    @Inject
    public ThumbnailCandidates(MediaStore store) {
        this.store = store;
    }

    /** Returns the number of stored candidates of a video; 0 if they have not been extracted. */
    public int count(String hash) {
        return StorageIo.attempt(() -> {
            int count = 0;
            while (store.files().find(name(hash, count + 1), MediaStore.JPEG).isPresent()) {
                count++;
            }
            return count;
        });
    }

    /**
     * Stores the candidates of a video, unless candidates are already stored. The first candidate is stored last, so that {@link #count} is
     * either 0 or the full number.
     */
    public void put(String hash, List<byte[]> jpegs) {
        if (count(hash) == 0) {
            StorageIo.run(() -> {
                for (int number = jpegs.size(); number > 0; number--) {
                    store.files().put(name(hash, number), MediaStore.JPEG, jpegs.get(number - 1));
                }
            });
        }
    }

    /**
     * Returns a candidate; empty if it is not stored, or if the video no longer exists.
     *
     * @param number the number of the candidate, counted from 1
     */
    public Optional<StoredFile> find(String hash, int number) {
        return store.video(hash).isPresent()
                ? StorageIo.attempt(() -> store.files().find(name(hash, number), MediaStore.JPEG))
                : Optional.empty();
    }

    /** Deletes candidates that were stored before {@code moment}. */
    public void removeOlderThan(Instant moment) {
        StorageIo.run(() -> store.files().removeOlderThan(DIRECTORY, moment));
    }

    /** Returns the directory of the candidates of a video. */
    static String directory(String hash) {
        return DIRECTORY + '/' + MediaStore.requireHash(hash);
    }

    private static String name(String hash, int number) {
        return directory(hash) + '/' + number + ".jpg";
    }
}
