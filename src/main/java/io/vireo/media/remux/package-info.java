/**
 * Brings uploads of other containers (QuickTime, fragmented MP4, Matroska, WebM) to a progressive MP4 without re-encoding: readers of the
 * containers, a list of samples in temporary files, and a writer. Safe for malicious files: every table and every list of samples is
 * bounded by the size of the file, and memory is constant (decision 0097).
 *
 * <p>May be called by {@code video}.
 */
@NullMarked
package io.vireo.media.remux;

import org.jspecify.annotations.NullMarked;
