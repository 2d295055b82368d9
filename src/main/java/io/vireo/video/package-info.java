/**
 * The video and its life: announced, uploaded, published, deleted; and the lists of what is published.
 *
 * <p>May be called by {@code search}.
 */
@NullMarked
package io.vireo.video;

import org.jspecify.annotations.NullMarked;
