package io.vireo.discovery;

/**
 * A video that may become part of a ranking.
 *
 * @param id the key of its row
 * @param channelId the key of its owner's channel
 */
record Candidate(long id, long channelId, double score) {}
