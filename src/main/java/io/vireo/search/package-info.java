/**
 * Queries over videos and channels. Nothing calls it but its own resource.
 */
@NullMarked
package io.vireo.search;

import org.jspecify.annotations.NullMarked;
