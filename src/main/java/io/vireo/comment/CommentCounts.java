package io.vireo.comment;

import io.vireo.platform.Component;
import io.vireo.tally.HeatSettings;
import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Changes the states of comments, and with them the numbers of shown comments: of the video, and of replies. The caller has locked the
 * comment and its thread.
 */
@Component
@Transactional(TxType.MANDATORY)
class CommentCounts {
    @Inject
    CommentRepository comments;

    @Inject
    Tallies tallies;

    @Inject
    HeatSettings heat;

    /**
     * Counts a new comment.
     *
     * @param comment as it was stored
     */
    void added(StoredComment comment) {
        int shown = comment.state() == CommentState.SHOWN ? 1 : 0;
        comments.addReplies(comment.parents(), shown, 1);
        tallies.add(TallyKind.COMMENTS, comment.videoId(), shown);
        warm(comment, 1);
    }

    /** The first comment of an author on a video within a day makes the video trend, unless the author is the owner. */
    private void warm(StoredComment comment, int sign) {
        if (comment.channelId() != null
                && comment.state() == CommentState.SHOWN
                && comments.isOnlyOneOfItsDay(comment.id(), comment.channelId(), comment.videoId())) {
            tallies.add(TallyKind.HEAT, comment.videoId(), sign * (int) heat.comment());
        }
    }

    /**
     * Changes the state of a comment.
     *
     * @param state not {@link CommentState#DELETED}
     */
    void change(StoredComment comment, CommentState state) {
        comments.setState(comment.id(), state);
        addShown(comment, (state == CommentState.SHOWN ? 1 : 0) - (comment.state() == CommentState.SHOWN ? 1 : 0));
    }

    /** Stops counting a comment as shown, before it is deleted. */
    void deleted(StoredComment comment) {
        addShown(comment, comment.state() == CommentState.SHOWN ? -1 : 0);
        warm(comment, -1);
    }

    private void addShown(StoredComment comment, int difference) {
        comments.addReplies(comment.parents(), difference, 0);
        tallies.add(TallyKind.COMMENTS, comment.videoId(), difference);
    }
}
