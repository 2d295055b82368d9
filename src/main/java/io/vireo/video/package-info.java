/**
 * Videos: creation, upload, publication, playback, lists and deletion.
 *
 * <p>May be called by {@code search}.
 */
@NullMarked
package io.vireo.video;

import org.jspecify.annotations.NullMarked;
