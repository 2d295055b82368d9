package io.vireo.comment;

/** The body of {@code PUT /v/{hashpath}/comments/{id}/rating}. */
record CommentRatingRequest(CommentRating rating) {}
