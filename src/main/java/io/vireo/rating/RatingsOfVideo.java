package io.vireo.rating;

import io.vireo.platform.Component;
import io.vireo.video.VideoCleanup;
import jakarta.inject.Inject;

/** Removes the ratings of a deleted video. */
@Component
class RatingsOfVideo implements VideoCleanup {
    @Inject
    RatingRepository ratings;

    @Override
    public String name() {
        return "ratings-of-video";
    }

    @Override
    public void clean(long videoId) {
        int removed = RatingRepository.BATCH;
        while (removed == RatingRepository.BATCH) {
            removed = ratings.removeSomeOfVideo(videoId);
        }
    }
}
