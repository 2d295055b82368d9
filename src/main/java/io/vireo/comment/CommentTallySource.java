package io.vireo.comment;

import io.vireo.platform.Component;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySource;
import java.util.Set;

/** Counts the shown comments of a video. */
@Component
class CommentTallySource implements TallySource {
    @Override
    public Set<TallyKind> kinds() {
        return Set.of(TallyKind.COMMENTS);
    }

    @Override
    public String count(TallyKind kind, String subject) {
        return "(SELECT COUNT(*) FROM Comments f WHERE f.VideoID = " + subject + " AND f.State = 'shown')";
    }
}
