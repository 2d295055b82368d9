/**
 * Cuts videos into segments for HLS and DASH without copying their samples: the plan of the cuts, the heads of the segments, and the
 * segment index, a file beside the video that contains both. Safe for malicious files: every table is bounded.
 *
 * <p>May be called by {@code streaming}, {@code media.remux} and {@code video}.
 */
@NullMarked
package io.vireo.media.segment;

import org.jspecify.annotations.NullMarked;
