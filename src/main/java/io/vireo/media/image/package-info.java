/**
 * Image processing: sanitizing and decoding uploaded images within limits of bytes, pixels and concurrency, and generated
 * placeholders. Does not access the media store.
 *
 * <p>May be called by {@code media.frame}, {@code media}, {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.media.image;

import org.jspecify.annotations.NullMarked;
