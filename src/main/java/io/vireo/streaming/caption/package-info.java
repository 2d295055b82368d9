/**
 * Captions and subtitles of videos: SubRip or WebVTT from the owner, clean WebVTT for viewers. Private to {@code streaming} and {@code
 * web}.
 */
@NullMarked
package io.vireo.streaming.caption;

import org.jspecify.annotations.NullMarked;
