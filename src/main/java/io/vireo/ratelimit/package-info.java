/**
 * Counts how often something may be done, by address or by account, and refuses what is too often. The counts are in the database:
 * they hold on all nodes.
 *
 * <p>May be called by every feature.
 */
@NullMarked
package io.vireo.ratelimit;

import org.jspecify.annotations.NullMarked;
