package io.vireo.video.quota;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The response of {@code GET /me/usage}.
 *
 * @param bytes of the files of the channel and of its uploads in progress
 * @param limit the quota of bytes; 0: unlimited
 * @param videosToday uploads in the last 24 hours
 * @param videosPerDay the quota of uploads in 24 hours; 0: unlimited
 */
public record UsageResponse(
        long bytes,
        long limit,
        @JsonProperty("videos-today") long videosToday,
        @JsonProperty("videos-per-day") long videosPerDay) {}
