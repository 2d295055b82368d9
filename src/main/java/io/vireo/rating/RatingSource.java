package io.vireo.rating;

import io.vireo.platform.Component;
import io.vireo.tally.TallyKind;
import io.vireo.tally.TallySource;
import java.util.Set;

/** Counts likes and dislikes from their rows. */
@Component
class RatingSource implements TallySource {
    @Override
    public Set<TallyKind> kinds() {
        return Set.of(TallyKind.LIKES, TallyKind.DISLIKES);
    }

    @Override
    public String count(TallyKind kind, String subject) {
        Rating rating = kind == TallyKind.LIKES ? Rating.LIKE : Rating.DISLIKE;
        return "(SELECT COUNT(*) FROM Ratings r WHERE r.VideoID = " + subject + " AND r.Rating = " + rating.value + ")";
    }
}
