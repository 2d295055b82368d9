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
 * Changes and removes avatars. The row of the channel is locked meanwhile, so concurrent changes are serialized and none follows the
 * deletion of the channel.
 */
@Component
class AvatarService {
    private final UploadedImages images;
    private final ChannelRepository channels;
    private final AvatarFiles avatarFiles;
    private final Transactions transactions;

    @Inject
    AvatarService(
            UploadedImages images, ChannelRepository channels, AvatarFiles avatarFiles, Transactions transactions) {
        this.images = images;
        this.channels = channels;
        this.avatarFiles = avatarFiles;
        this.transactions = transactions;
    }

    /**
     * Sets the avatar to the central square of an image. The image is decoded before the transaction begins. Throws as {@link
     * UploadedImages#squares}.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists
     */
    @Transactional(TxType.NEVER)
    void set(long channelId, Path image) {
        List<byte[]> squares = images.squares(image, AvatarFiles.LARGE, AvatarFiles.SMALL);
        transactions.required(() -> {
            lock(channelId);
            avatarFiles.set(channelId, squares.get(0), squares.get(1));
        });
    }

    /**
     * Removes the avatar.
     *
     * @throws io.vireo.http.ApiException {@link AuthError#BAD_TOKEN} if the channel no longer exists
     */
    @Transactional
    void remove(long channelId) {
        lock(channelId);
        avatarFiles.remove(channelId);
    }

    private void lock(long channelId) {
        if (channels.lock(channelId).isEmpty()) {
            throw AuthError.BAD_TOKEN.exception();
        }
    }
}
