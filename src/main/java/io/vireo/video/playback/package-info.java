/** Delivery of videos and thumbnails: range requests and the fast path that bypasses Jersey. Private to {@code video}. */
@NullMarked
package io.vireo.video.playback;

import org.jspecify.annotations.NullMarked;
