/** What visitors do with a video and its channel: rating, subscription, playlists, blocks; the forms behind the watch page. */
@NullMarked
package io.vireo.web.watch;

import org.jspecify.annotations.NullMarked;
