/**
 * Frames of videos as JPEGs: processes of their own decode them with JCodec, which no deadline and no bound on memory could hold in
 * the server (decision 0004), and choose telling ones.
 *
 * <p>Its only door is {@link io.vireo.media.frame.Thumbnails}, for {@code video} and {@code importer}.
 */
@NullMarked
package io.vireo.media.frame;

import org.jspecify.annotations.NullMarked;
