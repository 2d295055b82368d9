package io.vireo.rating;

/**
 * The rating of a video by the caller, and the numbers of all ratings, which include it.
 *
 * @param dislikes 0 if the site does not show the number
 */
public record RatingResponse(Rating rating, long likes, long dislikes) {}
