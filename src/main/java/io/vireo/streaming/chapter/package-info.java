/**
 * Chapters of videos: set by the owner, else those of the file, else the lines with times of the description. Private to {@code streaming}
 * and {@code web}.
 */
@NullMarked
package io.vireo.streaming.chapter;

import org.jspecify.annotations.NullMarked;
