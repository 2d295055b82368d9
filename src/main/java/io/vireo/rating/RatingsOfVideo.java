package io.vireo.rating;

import io.vireo.video.VideoCleanup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Removes the ratings of a deleted video. */
@ApplicationScoped
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
