/**
 * Bytes: the store of videos and images, MP4 inspection, frames, ranges and delivery. Knows nothing of accounts or rows.
 *
 * <p>May be called by {@code account} and {@code video}.
 */
@NullMarked
package io.vireo.media;

import org.jspecify.annotations.NullMarked;
