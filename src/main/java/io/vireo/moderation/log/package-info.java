/** The append-only log of moderation. Private to {@code moderation}. */
@NullMarked
package io.vireo.moderation.log;

import org.jspecify.annotations.NullMarked;
