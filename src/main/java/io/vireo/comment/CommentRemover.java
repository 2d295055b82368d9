package io.vireo.comment;

import io.vireo.moderation.ReportedSubjects;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.CleanupService;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Deletes comments. One with replies keeps its place, without text and author, until its last reply is deleted. Its ratings and reports are
 * removed after the transaction.
 */
@Component
@Transactional(TxType.MANDATORY)
class CommentRemover {
    @Inject
    CommentRepository comments;

    @Inject
    CommentCounts counts;

    @Inject
    ReportedSubjects reports;

    @Inject
    CleanupService cleanups;

    /** Deletes a comment that the caller has locked with its thread. Its state is not {@link CommentState#DELETED}. */
    void remove(StoredComment comment) {
        counts.deleted(comment);
        if (comment.children() > 0) {
            comments.empty(comment.id());
        } else {
            removeRow(comment);
        }
        if (comment.likes() > 0
                || !reports.reported(CommentSubject.KIND, List.of(comment.id())).isEmpty()) {
            cleanups.add(TracesOfComment.class, List.of(Long.toString(comment.id())));
        }
    }

    /** Removes the row of a comment without replies, and the rows of deleted comments that were kept for it only. */
    private void removeRow(StoredComment comment) {
        Deque<StoredComment> removable = new ArrayDeque<>(List.of(comment));
        while (!removable.isEmpty()) {
            StoredComment next = removable.pop();
            comments.remove(next.id());
            comments.addReplies(next.parents(), 0, -1);
            next.parents().stream()
                    .flatMap(id -> comments.find(id).stream())
                    .filter(parent -> parent.state() == CommentState.DELETED && parent.children() == 0)
                    .forEach(removable::add);
        }
    }
}
