/**
 * Parses MP4 files (ISO/IEC 14496-12): validation, metadata, sample index for frame extraction, fast start, and the tracks for
 * streaming. Safe for malicious files: time and memory are limited. Depends only on the JDK.
 *
 * <p>May be called by the other packages of {@code media}, by {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media.mp4;

import org.jspecify.annotations.NullMarked;
