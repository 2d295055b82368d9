package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.auth.Standing;
import io.vireo.comment.text.SuspiciousText;
import io.vireo.identity.Channel;
import io.vireo.platform.Component;
import io.vireo.ratelimit.RateLimiter;
import io.vireo.video.CommentsPolicy;
import io.vireo.video.PublishedVideo;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Decides whether a comment is shown at once or held for review. */
@Component
class CommentReview {
    @Inject
    SuspiciousText suspicions;

    @Inject
    CommentSettings settings;

    @Inject
    CommentRepository comments;

    @Inject
    RateLimiter limits;

    @Inject
    Clock clock;

    /**
     * Returns whether a new or edited text is held: if the video holds all, the author's channel is limited, the text has a link or a
     * watched word, it is the first comment of a new account, or the author has written the same repeatedly. The owner of the video and
     * moderators are not held.
     */
    @Transactional(TxType.MANDATORY)
    boolean isHeld(Caller caller, Channel author, PublishedVideo video, CommentsPolicy policy, String text) {
        if (caller.isModerator() || caller.channelId() == video.channelId()) {
            return false;
        }
        // always counted
        boolean isRepeated =
                !limits.tryAcquire(CommentLimit.IDENTICAL_ACCOUNT, caller.channelId() + " " + text.strip());
        return isRepeated
                || policy == CommentsPolicy.HELD
                || author.standing() == Standing.LIMITED
                || suspicions.isSuspicious(text)
                || (settings.isNewAccount(author.created(), clock.instant()) && !comments.hasShown(author.id()));
    }
}
