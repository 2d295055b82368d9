/** Streaming of videos in segments: HLS and DASH, cut from the stored file without a copy. */
@Feature
@NullMarked
package io.vireo.streaming;

import io.vireo.platform.Feature;
import org.jspecify.annotations.NullMarked;
