package io.vireo.media;

import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The pictures of channels, squares of two sizes: {@code cpicture/c<ChannelID>.jpg} and beside it {@code c<ChannelID>-256.jpg}. One
 * taken over from the original service is alone, of any size, and stands for both.
 *
 * <p>A crash leaves the old picture, the new one, or the new one in the large size alone. Who changes a picture makes sure that
 * nobody else does so at the same time. Methods throw as those of {@link MediaStore}.
 */
@ApplicationScoped
public class AvatarFiles {
    /** The sides in pixels. */
    public static final int LARGE = 800;

    public static final int SMALL = 256;

    @Inject
    MediaStore store;

    @Inject
    StagingArea stagingArea;

    /** The picture that a channel has set, in one of the two sizes or in the one it has; empty if it has set none. */
    public Optional<StoredFile> find(long channelId, int side) {
        return StorageIo.attempt(() -> {
            Optional<StoredFile> small = side == SMALL
                    ? store.files().find(small(channelId), MediaStore.JPEG)
                    : Optional.<StoredFile>empty();
            return small.isPresent() ? small : store.files().find(large(channelId), MediaStore.JPEG);
        });
    }

    /** Sets or replaces the picture, durably. Both are JPEG images. */
    public void set(long channelId, byte[] large, byte[] small) {
        stagingArea.requireRoom((long) large.length + small.length);
        StorageIo.run(() -> {
            store.files().remove(small(channelId));
            store.files().put(large(channelId), MediaStore.JPEG, large);
            store.files().put(small(channelId), MediaStore.JPEG, small);
        });
    }

    /** Removes the picture, if there is one. */
    public void remove(long channelId) {
        StorageIo.run(() -> {
            store.files().remove(small(channelId));
            store.files().remove(large(channelId));
        });
    }

    static String large(long channelId) {
        return "cpicture/c" + channelId + ".jpg";
    }

    private static String small(long channelId) {
        return "cpicture/c" + channelId + "-" + SMALL + ".jpg";
    }
}
