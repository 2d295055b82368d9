/**
 * Unfinished files: where an upload arrives before it is published.
 */
@NullMarked
package io.vireo.media.staging;

import org.jspecify.annotations.NullMarked;
