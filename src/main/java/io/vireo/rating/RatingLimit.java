package io.vireo.rating;

import io.vireo.ratelimit.RateLimit;

/** Rate limits of ratings. */
enum RatingLimit implements RateLimit {
    /** Ratings per account. */
    RATINGS_ACCOUNT("ratings.account");

    private final String id;

    RatingLimit(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
