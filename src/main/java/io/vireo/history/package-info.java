/**
 * What a channel has watched, and where it stopped. Nobody but the channel reads it, administrators included, and no other list is made
 * from it. May be called by {@code view} and {@code web}.
 */
@NullMarked
package io.vireo.history;

import org.jspecify.annotations.NullMarked;
