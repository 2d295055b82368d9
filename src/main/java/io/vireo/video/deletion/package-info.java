/** Deletion of videos, and removal of files that remain after a crash. Private to {@code video}. */
@NullMarked
package io.vireo.video.deletion;

import org.jspecify.annotations.NullMarked;
