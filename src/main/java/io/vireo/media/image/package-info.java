/**
 * Still images: those that people send, made safe to show to others within bounds of bytes, pixels and decoders, and those that are
 * drawn where there is none. Knows nothing of files of the store.
 *
 * <p>May be called by {@code media.frame}, {@code media}, {@code identity} and {@code video}.
 */
@NullMarked
package io.vireo.media.image;

import org.jspecify.annotations.NullMarked;
