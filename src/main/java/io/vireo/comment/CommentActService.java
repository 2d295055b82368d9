package io.vireo.comment;

import io.vireo.auth.Caller;
import io.vireo.identity.Authority;
import io.vireo.moderation.ModeratorActs;
import io.vireo.moderation.ReportedContent;
import io.vireo.platform.Component;
import io.vireo.video.OpenedVideo;
import io.vireo.video.PublishedVideo;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Deletes, approves and pins comments on behalf of authors, owners of videos and moderators. What a moderator does, who is neither author
 * nor owner, is in the log of moderation.
 */
@Component
class CommentActService {
    @Inject
    CommentAccess access;

    @Inject
    CommentRepository comments;

    @Inject
    CommentCounts counts;

    @Inject
    CommentRemover remover;

    @Inject
    CommentService commentService;

    @Inject
    Authority authority;

    @Inject
    ModeratorActs acts;

    /**
     * Deletes a comment on behalf of its author, the owner of the video or a moderator.
     *
     * @return the comment as it was
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT}, {@link CommentError#NOT_OWNER}; {@code not-allowed} if the author
     *     has no lower role than the moderator
     */
    @Transactional
    CommentView delete(Caller caller, OpenedVideo opened, String id) {
        CommentView view = access.require(opened, id);
        if (view.comment().isBy(caller.channelId())) {
            remover.remove(access.lock(opened, id));
        } else {
            remove(caller, opened, view, id);
        }
        return view;
    }

    private void remove(Caller caller, OpenedVideo opened, CommentView view, String id) {
        boolean isModeration = requireOwnerOrModerator(caller, opened);
        if (isModeration) {
            authority.requireOver(caller, authorOf(view));
        }
        StoredComment comment = access.lock(opened, id);
        remover.remove(comment);
        if (isModeration) {
            append(caller, "remove", opened, comment, authorOf(view), "removed");
        }
    }

    /**
     * Shows a held comment, or deletes a comment, on behalf of the owner of the video or a moderator.
     *
     * @return the comment as it was
     * @throws io.vireo.http.ApiException as {@link #delete}
     */
    @Transactional
    CommentView approve(Caller caller, OpenedVideo opened, String id, boolean approved) {
        CommentView view = access.require(opened, id);
        boolean isModeration = requireOwnerOrModerator(caller, opened);
        if (!approved) {
            remove(caller, opened, view, id);
            return view;
        }
        if (isModeration) {
            authority.requireModerator(caller, authorOf(view));
        }
        StoredComment comment = access.lock(opened, id);
        if (comment.state() == CommentState.REMOVED) {
            throw CommentError.NO_COMMENT.exception();
        }
        if (comment.state() == CommentState.HELD) {
            counts.change(comment, CommentState.SHOWN);
            commentService.publish(comment, authorOf(view));
            if (isModeration) {
                append(caller, "approve", opened, comment, authorOf(view), CommentState.SHOWN.key());
            }
        }
        return view;
    }

    /** Returns whether the caller acts as a moderator. */
    private static boolean requireOwnerOrModerator(Caller caller, OpenedVideo opened) {
        if (!opened.isOwner() && !caller.isModerator()) {
            throw CommentError.NOT_OWNER.exception();
        }
        return !opened.isOwner();
    }

    private static long authorOf(CommentView view) {
        Long author = view.comment().channelId();
        if (author == null) {
            throw CommentError.NO_COMMENT.exception();
        }
        return author;
    }

    private void append(
            Caller moderator, String action, OpenedVideo opened, StoredComment comment, long authorId, String after) {
        acts.append(
                moderator,
                action,
                CommentSubject.KIND,
                content(comment, authorId, opened.video()),
                comment.state().key(),
                after);
    }

    private static ReportedContent content(StoredComment comment, long authorId, PublishedVideo video) {
        return new ReportedContent(
                comment.id(), CommentKey.text(comment.id()), authorId, video.title(), comment.text());
    }

    /**
     * Pins a thread, or ends that, on behalf of the owner of the video.
     *
     * @throws io.vireo.http.ApiException {@link CommentError#NO_COMMENT}, {@link CommentError#NOT_OWNER}, {@link CommentError#NOT_PINNABLE}
     */
    @Transactional
    void pin(OpenedVideo opened, String id, boolean pinned) {
        access.require(opened, id);
        if (!opened.isOwner()) {
            throw CommentError.NOT_OWNER.exception();
        }
        StoredComment comment = access.lock(opened, id);
        if (pinned && (!comment.isThread() || comment.state() != CommentState.SHOWN)) {
            throw CommentError.NOT_PINNABLE.exception();
        }
        comments.setPinned(comment.id(), pinned);
    }
}
