package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.comment.CommentRepository.NewComment;
import io.vireo.comment.text.Mentions;
import io.vireo.identity.Channel;
import io.vireo.identity.Channels;
import io.vireo.moderation.Blocks;
import io.vireo.platform.Component;
import io.vireo.video.CommentsPolicy;
import io.vireo.video.OpenedVideo;
import io.vireo.video.PublishedVideo;
import io.vireo.video.Videos;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes and edits comments on behalf of their authors. Locks the author's channel, the video (shared), then the thread. */
@Component
class CommentService {
    @Inject
    Channels channels;

    @Inject
    Videos videos;

    @Inject
    Blocks blocks;

    @Inject
    CommentAccess access;

    @Inject
    CommentReview review;

    @Inject
    CommentRepository comments;

    @Inject
    CommentCounts counts;

    @Inject
    CommentSettings settings;

    @Inject
    Event<CommentPublished> publications;

    @Inject
    Clock clock;

    /**
     * Adds a comment and returns its public id.
     *
     * @throws io.vireo.http.ApiException {@link CommentError#COMMENTS_CLOSED} if the caller may not comment here, {@link
     *     CommentError#NO_COMMENT} if the caller does not see the answered comment, or it is held
     */
    @Transactional
    String add(Caller caller, OpenedVideo opened, CommentRequest request) {
        PublishedVideo video = opened.video();
        Channel author = channels.lockCaller(caller);
        CommentsPolicy policy = requireOpen(caller, video);
        long threadId = 0;
        long replyToId = 0;
        if (request.replyTo() != null) {
            StoredComment answered = lockAnswered(caller, opened, request.replyTo());
            threadId = answered.isThread() ? answered.id() : answered.threadId();
            replyToId = answered.id();
        }
        CommentState state =
                review.isHeld(caller, author, video, policy, request.text()) ? CommentState.HELD : CommentState.SHOWN;
        long id = comments.add(new NewComment(
                video.id(),
                video.channelId(),
                threadId,
                replyToId,
                author.id(),
                request.text(),
                state,
                clock.millis()));
        StoredComment added = comments.find(id).orElseThrow();
        counts.added(added);
        if (state == CommentState.SHOWN) {
            publish(added, author.id());
        }
        return CommentKey.text(id);
    }

    private CommentsPolicy requireOpen(Caller caller, PublishedVideo video) {
        CommentsPolicy policy = videos.lockForComment(video.id());
        if (policy == CommentsPolicy.CLOSED || blocks.isBlocked(video.channelId(), caller.channelId())) {
            throw CommentError.COMMENTS_CLOSED.exception();
        }
        return policy;
    }

    /** Locks the comment that a reply names, and checks that neither its author nor that of the thread blocks the caller. */
    private StoredComment lockAnswered(Caller caller, OpenedVideo opened, String id) {
        StoredComment answered = access.lock(opened, id);
        if (answered.state() != CommentState.SHOWN) {
            throw CommentError.NO_COMMENT.exception();
        }
        requireNotBlocked(answered.channelId(), caller);
        if (!answered.isThread()) {
            comments.find(answered.threadId()).ifPresent(thread -> requireNotBlocked(thread.channelId(), caller));
        }
        return answered;
    }

    private void requireNotBlocked(@Nullable Long authorId, Caller caller) {
        if (authorId != null && blocks.isBlocked(authorId, caller.channelId())) {
            throw CommentError.COMMENTS_CLOSED.exception();
        }
    }

    /** Reports that everybody sees a comment from now on, within the transaction. */
    void publish(StoredComment comment, long authorId) {
        publications.fire(new CommentPublished(
                comment.id(),
                comment.videoId(),
                comment.threadId(),
                comment.replyToId(),
                authorId,
                Mentions.of(comment.text())));
    }

    /**
     * Changes the text of a comment of the caller. It is reviewed as a new one.
     *
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT}, {@link CommentError#NOT_OWNER}, {@link
     *     CommentError#EDIT_TIME_OVER}, {@link CommentError#COMMENTS_CLOSED}
     */
    @Transactional
    void edit(Caller caller, OpenedVideo opened, String id, String text) {
        Channel author = channels.lockCaller(caller);
        CommentsPolicy policy = requireOpen(caller, opened.video());
        StoredComment comment = access.lock(opened, id);
        if (!comment.isBy(caller.channelId())) {
            throw CommentError.NOT_OWNER.exception();
        }
        if (comment.text().equals(text)) {
            return;
        }
        long now = clock.millis();
        if (comment.created() + settings.editWindow().toMillis() < now) {
            throw CommentError.EDIT_TIME_OVER.exception();
        }
        comments.edit(comment.id(), text, now);
        if (review.isHeld(caller, author, opened.video(), policy, text) && comment.state() == CommentState.SHOWN) {
            counts.change(comment, CommentState.HELD);
        }
    }
}
