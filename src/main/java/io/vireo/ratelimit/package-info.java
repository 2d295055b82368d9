/**
 * Rate limits per client address or account. The counts are in the database, so they apply across all nodes.
 *
 * <p>May be called by every feature.
 */
@NullMarked
package io.vireo.ratelimit;

import org.jspecify.annotations.NullMarked;
