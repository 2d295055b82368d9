/**
 * Streaming of videos in segments: HLS and DASH, cut from the stored file without a copy. The sub-packages are what accompanies a video:
 * captions, chapters, storyboards. May be called by {@code web}.
 */
@NullMarked
package io.vireo.streaming;

import org.jspecify.annotations.NullMarked;
