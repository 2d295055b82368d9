/** Blocks between channels. Private to {@code moderation}. */
@NullMarked
package io.vireo.moderation.block;

import org.jspecify.annotations.NullMarked;
