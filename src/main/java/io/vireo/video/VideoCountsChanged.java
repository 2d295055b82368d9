package io.vireo.video;

import java.util.List;

/**
 * The event that counters of videos have changed, such as their views. It is fired on each node shortly after the change, outside of a
 * transaction. The catalogue keeps its version.
 *
 * @param hashes the hash paths of the videos
 * @param at the time of the last change, in epoch milliseconds, the same on all nodes
 */
public record VideoCountsChanged(List<String> hashes, long at) {}
