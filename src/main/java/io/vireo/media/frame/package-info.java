/**
 * Extracts video frames as JPEGs. Separate processes decode the videos with JCodec, because time and memory of the decoder cannot be
 * limited inside the server (decision 0004), and select expressive frames.
 *
 * <p>The entry point is {@link io.vireo.media.frame.ThumbnailGenerator}, for {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media.frame;

import org.jspecify.annotations.NullMarked;
