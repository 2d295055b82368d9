package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.video.OpenedVideo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Rates comments. */
@ApplicationScoped
class CommentRatingService {
    @Inject
    Channels channels;

    @Inject
    CommentAccess access;

    @Inject
    CommentRepository comments;

    @Inject
    CommentRatingRepository ratings;

    @Inject
    Clock clock;

    /**
     * Sets the caller's rating of a comment.
     *
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT} if the caller does not see the comment, or it is held
     */
    @Transactional
    void rate(Caller caller, OpenedVideo opened, String id, CommentRating rating) {
        channels.lockCaller(caller);
        access.require(opened, id);
        StoredComment comment = comments.lockAlone(CommentKey.parse(id))
                .filter(found -> found.state() == CommentState.SHOWN)
                .orElseThrow(CommentError.NO_COMMENT::exception);
        if (rating == CommentRating.LIKE) {
            ratings.add(caller.channelId(), comment.id(), clock.millis());
        } else {
            ratings.remove(caller.channelId(), comment.id());
        }
    }
}
