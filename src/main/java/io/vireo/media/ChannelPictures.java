package io.vireo.media;

import io.vireo.platform.OwnerOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The pictures of channels, squares of two sizes: {@code cpicture/c<ChannelID>.jpg} and beside it {@code c<ChannelID>-256.jpg}. One
 * taken over from the original service is alone, of any size, and stands for both.
 *
 * <p>A crash leaves the old picture, the new one, or the new one in the large size alone. Who changes a picture makes sure that
 * nobody else does so at the same time. Methods throw as those of {@link MediaStore}.
 */
@ApplicationScoped
public class ChannelPictures {
    /** The sides in pixels. */
    public static final int LARGE = 800;

    public static final int SMALL = 256;

    private static final String JPEG = "image/jpeg";

    @Inject
    MediaStore store;

    /** The picture that a channel has set, in one of the two sizes or in the one it has; empty if it has set none. */
    public Optional<StoredFile> find(long channelId, int side) {
        return StoreAccess.attempt(() -> {
            Optional<StoredFile> small =
                    side == SMALL ? StoredFile.at(small(channelId), JPEG) : Optional.<StoredFile>empty();
            return small.isPresent() ? small : StoredFile.at(large(channelId), JPEG);
        });
    }

    /** Sets or replaces the picture, durably. Both are JPEG images. */
    public void set(long channelId, byte[] large, byte[] small) {
        try (Draft draft = store.newDraft()) {
            draft.write(ByteBuffer.wrap(large));
            draft.sync();
            StoreAccess.attempt(() -> {
                OwnerOnly.writeNew(draft.image(), small);
                Files.deleteIfExists(small(channelId));
                sync();
                draft.moveTo(large(channelId));
                Files.move(draft.image(), small(channelId), StandardCopyOption.ATOMIC_MOVE);
                return sync();
            });
        }
    }

    /** Removes the picture, if there is one. */
    public void remove(long channelId) {
        StoreAccess.attempt(() -> {
            Files.deleteIfExists(small(channelId));
            Files.deleteIfExists(large(channelId));
            return sync();
        });
    }

    private Path sync() throws IOException {
        OwnerOnly.sync(store.pictures());
        return store.pictures();
    }

    private Path large(long channelId) {
        return store.pictures().resolve("c" + channelId + ".jpg");
    }

    private Path small(long channelId) {
        return store.pictures().resolve("c" + channelId + "-" + SMALL + ".jpg");
    }
}
