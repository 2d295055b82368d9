package io.vireo.media;

import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Stores the avatars of channels as squares of two sizes: {@code cpicture/c<ChannelID>.jpg} and {@code c<ChannelID>-256.jpg}. An
 * avatar imported from the original service exists in one file of any size, which is served for both.
 *
 * <p>A crash leaves the old avatar, the new one, or the new one in the large size alone. The caller must prevent concurrent changes of
 * one avatar. Methods throw the exceptions of {@link MediaStore}.
 */
@Component
public class AvatarFiles {
    /** The side length of the large avatar in pixels. */
    public static final int LARGE = 800;

    public static final int SMALL = 256;

    @Inject
    MediaStore store;

    @Inject
    StagingArea stagingArea;

    /** Returns the avatar of a channel in the requested size, or in the only size that exists; empty if the channel has none. */
    public Optional<StoredFile> find(long channelId, int side) {
        return StorageIo.attempt(() -> {
            Optional<StoredFile> small = side == SMALL
                    ? store.files().find(small(channelId), MediaStore.JPEG)
                    : Optional.<StoredFile>empty();
            return small.isPresent() ? small : store.files().find(large(channelId), MediaStore.JPEG);
        });
    }

    /** Stores or replaces the avatar durably. Both sizes are JPEG images. */
    public void set(long channelId, byte[] large, byte[] small) {
        stagingArea.requireRoom((long) large.length + small.length);
        StorageIo.run(() -> {
            store.files().remove(small(channelId));
            store.files().put(large(channelId), MediaStore.JPEG, large);
            store.files().put(small(channelId), MediaStore.JPEG, small);
        });
    }

    /** Removes the avatar if there is one. */
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
