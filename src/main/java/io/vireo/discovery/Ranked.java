package io.vireo.discovery;

/**
 * A video in a ranking.
 *
 * @param id the key of its row
 * @param score not greater than that of the video before it
 */
record Ranked(long id, double score) {}
