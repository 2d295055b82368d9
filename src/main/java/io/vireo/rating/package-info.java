/** Likes and dislikes of videos. May be called by {@code web} and {@code moderation}. */
@NullMarked
package io.vireo.rating;

import org.jspecify.annotations.NullMarked;
