package io.vireo.comment;

import io.vireo.tally.Tallies;
import io.vireo.tally.TallyKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Changes the states of comments, and with them the numbers of shown comments: of the video, and of replies. The caller has locked the
 * comment and its thread.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class CommentCounts {
    @Inject
    CommentRepository comments;

    @Inject
    Tallies tallies;

    /**
     * Counts a new comment.
     *
     * @param parents see {@link StoredComment#parents}
     */
    void added(long videoId, List<Long> parents, CommentState state) {
        int shown = state == CommentState.SHOWN ? 1 : 0;
        comments.addReplies(parents, shown, 1);
        tallies.add(TallyKind.COMMENTS, videoId, shown);
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
    }

    private void addShown(StoredComment comment, int difference) {
        comments.addReplies(comment.parents(), difference, 0);
        tallies.add(TallyKind.COMMENTS, comment.videoId(), difference);
    }
}
