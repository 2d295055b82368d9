package io.vireo.channel.avatar;

import io.vireo.auth.AuthError;
import io.vireo.identity.ChannelRepository;
import io.vireo.media.AvatarFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Changes the pictures of channels under the lock of the channel's row: two changes follow each other, and none comes after the
 * channel was deleted.
 */
@ApplicationScoped
class AvatarUpdate {
    @Inject
    ChannelRepository channels;

    @Inject
    AvatarFiles pictures;

    @Transactional
    void set(long channelId, byte[] large, byte[] small) {
        lock(channelId);
        pictures.set(channelId, large, small);
    }

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
