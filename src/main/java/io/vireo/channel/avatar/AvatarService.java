package io.vireo.channel.avatar;

import io.vireo.auth.AuthError;
import io.vireo.identity.ChannelRepository;
import io.vireo.media.AvatarFiles;
import io.vireo.media.image.UploadedImages;
import io.vireo.platform.Component;
import io.vireo.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.file.Path;
import java.util.List;

/**
 * Changes the pictures of channels under the lock of the channel's row: two changes follow each other, and none comes after the
 * channel was deleted.
 */
@Component
class AvatarService {
    private final UploadedImages images;
    private final ChannelRepository channels;
    private final AvatarFiles pictures;
    private final Transactions transactions;

    @Inject
    AvatarService(UploadedImages images, ChannelRepository channels, AvatarFiles pictures, Transactions transactions) {
        this.images = images;
        this.channels = channels;
        this.pictures = pictures;
        this.transactions = transactions;
    }

    /**
     * Sets the picture to the middle of an image, which is decoded before the transaction begins. Throws as {@link
     * SentImages#squares}; refuses with {@link AuthError#BAD_TOKEN} if the channel is gone.
     */
    @Transactional(TxType.NEVER)
    void set(long channelId, Path image) {
        List<byte[]> squares = images.squares(image, AvatarFiles.LARGE, AvatarFiles.SMALL);
        transactions.required(() -> {
            lock(channelId);
            pictures.set(channelId, squares.get(0), squares.get(1));
        });
    }

    /** Removes the picture; refuses with {@link AuthError#BAD_TOKEN} if the channel is gone. */
    @Transactional
    void remove(long channelId) {
        lock(channelId);
        pictures.remove(channelId);
    }

    private void lock(long channelId) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.refusal();
        }
    }
}
