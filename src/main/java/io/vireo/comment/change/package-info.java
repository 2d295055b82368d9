/** Tells when lists of comments change, for caches. */
@NullMarked
package io.vireo.comment.change;

import org.jspecify.annotations.NullMarked;
