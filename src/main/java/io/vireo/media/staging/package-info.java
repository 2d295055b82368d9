/** Staged files: uploads before they are published. May be called by {@code media} and {@code video}. */
@NullMarked
package io.vireo.media.staging;

import org.jspecify.annotations.NullMarked;
