package io.vireo.comment;

import io.vireo.moderation.ReportedSubjects;
import io.vireo.platform.Component;
import io.vireo.platform.jobs.Cleanup;
import jakarta.inject.Inject;
import java.util.List;

/** Removes the ratings of a deleted comment, 500 in a transaction, and its reports. */
@Component
class TracesOfComment implements Cleanup {
    @Inject
    CommentRatingRepository ratings;

    @Inject
    ReportedSubjects reports;

    @Override
    public String name() {
        return "traces-of-comment";
    }

    @Override
    public void clean(String commentId) {
        long id = Long.parseLong(commentId);
        ratings.removeAllOf(List.of(id));
        reports.forget(CommentSubject.KIND, id);
    }
}
