package io.vireo.comment;

import io.vireo.moderation.ReportedSubjects;
import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;
import java.util.List;

/** Removes the comments on a deleted video with their ratings and reports, 500 rows in a transaction. */
@Component
class CommentsOfVideo implements VideoCleanup {
    private static final int SLICE = 500;

    @Inject
    CommentCleanupRepository comments;

    @Inject
    CommentRatingRepository ratings;

    @Inject
    ReportedSubjects reports;

    @Override
    public String name() {
        return "comments-of-video";
    }

    @Override
    public void clean(long videoId) {
        List<Long> ids = comments.someOfVideo(videoId, SLICE);
        while (!ids.isEmpty()) {
            ratings.removeAllOf(ids);
            reports.reported(CommentSubject.KIND, ids).forEach(id -> reports.forget(CommentSubject.KIND, id));
            comments.removeAll(ids);
            ids = comments.someOfVideo(videoId, SLICE);
        }
    }
}
