/** What the player of the watch page and of embedded pages knows about a video. */
@NullMarked
package io.vireo.web.player;

import org.jspecify.annotations.NullMarked;
