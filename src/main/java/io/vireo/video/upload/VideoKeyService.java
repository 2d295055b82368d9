package io.vireo.video.upload;

import io.vireo.auth.Caller;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.VideoEditService;
import io.vireo.video.VideoLimit;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Gives videos new keys, within a rate limit. */
@Component
public class VideoKeyService {
    @Inject
    VideoEditService videoEditService;

    @Inject
    RateLimiter limits;

    /**
     * Gives a video of the caller a new key. Links with the old one do not open the video any more.
     *
     * @throws io.vireo.http.ApiException {@code too-many-requests}, or as {@link VideoEditService#renewKey}
     */
    @Transactional(TxType.NEVER)
    public void renew(String hash, Caller owner) {
        limits.acquire(VideoLimit.KEY_ACCOUNT, Long.toString(owner.channelId()));
        videoEditService.renewKey(hash, owner);
    }
}
