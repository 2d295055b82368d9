/**
 * Deletion of videos and removal of files that a crash left behind. Private to {@code video}.
 */
@NullMarked
package io.vireo.video.deletion;

import org.jspecify.annotations.NullMarked;
