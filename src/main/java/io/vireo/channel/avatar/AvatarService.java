package io.vireo.channel.avatar;

import io.vireo.auth.AuthError;
import io.vireo.media.AvatarFiles;
import io.vireo.media.image.UploadedImages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/** Makes pictures of channels from what their owners send. */
@ApplicationScoped
class AvatarService {
    @Inject
    UploadedImages images;

    @Inject
    AvatarUpdate changes;

    /**
     * Sets the picture to the middle of an image. No transaction is open while the image is decoded. Throws as {@link
     * SentImages#squares}; refuses with {@link AuthError#BAD_TOKEN} if the channel is gone.
     */
    void set(long channelId, Path image) {
        List<byte[]> squares = images.squares(image, AvatarFiles.LARGE, AvatarFiles.SMALL);
        changes.set(channelId, squares.get(0), squares.get(1));
    }
}
