/**
 * What a channel has watched, and where it stopped. Only the channel itself can read it, administrators cannot, and no other list
 * is made from it. May be called by {@code view} and {@code web}.
 */
@NullMarked
package io.vireo.history;

import org.jspecify.annotations.NullMarked;
