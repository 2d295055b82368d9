/**
 * Storyboards of videos: pictures for the seek bar of players, made by a durable job after the publication. The same job reads the chapters
 * of the file. Private to {@code streaming} and {@code web}.
 */
@NullMarked
package io.vireo.streaming.storyboard;

import org.jspecify.annotations.NullMarked;
