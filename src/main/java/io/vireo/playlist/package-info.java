/**
 * Playlists of channels and their watch-later lists: ordered lists of videos. The visibility of a playlist is that of its title and its
 * order; each video is shown only to those who may see it.
 *
 * <p>May be called by {@code web}.
 */
@NullMarked
package io.vireo.playlist;

import org.jspecify.annotations.NullMarked;
