/**
 * Counters of videos and channels: likes, dislikes, views, comments, subscribers (docs/decisions/0091-tallies.md).
 *
 * <p>A feature adds changes with {@link io.vireo.tally.Tallies} in the transaction of the fact that it counts. The leader folds them each
 * second into the tables that {@code video} reads.
 */
@NullMarked
package io.vireo.tally;

import org.jspecify.annotations.NullMarked;
