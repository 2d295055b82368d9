package io.vireo.media;

import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The frames that owners may choose from, as long as they are about it: {@code choices/<hash>/<n>.jpg}. They are made when asked for
 * and thrown away after a while, since they can be made again (decision 0012), and go with their video. Methods throw as those of
 * {@link MediaStore}.
 */
@Component
public class ThumbnailCandidates {
    private static final String DIRECTORY = "choices";

    private final MediaStore store;

    @Inject
    public ThumbnailCandidates(MediaStore store) {
        this.store = store;
    }

    /** How many there are of a video; 0 if they have to be made. */
    public int count(String hash) {
        return StorageIo.attempt(() -> {
            int count = 0;
            while (store.files().find(name(hash, count + 1), MediaStore.JPEG).isPresent()) {
                count++;
            }
            return count;
        });
    }

    /** Keeps these JPEGs. From the last to the first, with which all of them are there; if others were faster, theirs stay. */
    public void put(String hash, List<byte[]> jpegs) {
        if (count(hash) == 0) {
            StorageIo.run(() -> {
                for (int number = jpegs.size(); number > 0; number--) {
                    store.files().put(name(hash, number), MediaStore.JPEG, jpegs.get(number - 1));
                }
            });
        }
    }

    /** One of them, counted from 1; empty if there is none such, or no video any more. */
    public Optional<StoredFile> find(String hash, int number) {
        return store.video(hash).isPresent()
                ? StorageIo.attempt(() -> store.files().find(name(hash, number), MediaStore.JPEG))
                : Optional.empty();
    }

    /** Deletes those that were made before a moment. */
    public void sweep(Instant moment) {
        StorageIo.run(() -> store.files().sweep(DIRECTORY, moment));
    }

    /** Where those of a video are. */
    static String directory(String hash) {
        return DIRECTORY + '/' + MediaStore.requireHash(hash);
    }

    private static String name(String hash, int number) {
        return directory(hash) + '/' + number + ".jpg";
    }
}
