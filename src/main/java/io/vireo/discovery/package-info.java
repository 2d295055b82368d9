/** Trending and related videos (docs/decisions/0102-discovery.md). No profile of an account is computed. */
@NullMarked
package io.vireo.discovery;

import org.jspecify.annotations.NullMarked;
