package io.vireo.rating;

/** The body of a rating. */
record RatingRequest(Rating rating) {}
