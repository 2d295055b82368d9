package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.identity.Channels;
import io.vireo.platform.Component;
import io.vireo.rating.CommentLiked;
import io.vireo.video.OpenedVideo;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Rates comments. */
@Component
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
    Event<CommentLiked> likes;

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
            boolean isNew = ratings.add(caller.channelId(), comment.id(), clock.millis());
            Long author = comment.channelId();
            if (isNew && author != null) {
                likes.fire(new CommentLiked(comment.id(), comment.videoId(), author, caller.channelId()));
            }
        } else {
            ratings.remove(caller.channelId(), comment.id());
        }
    }
}
