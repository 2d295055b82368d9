/**
 * The bytes of videos and thumbnails: range requests and the fast path before the servlet container. Private to {@code
 * video}.
 */
@NullMarked
package io.vireo.video.playback;

import org.jspecify.annotations.NullMarked;
