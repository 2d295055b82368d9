/**
 * The export of everything that belongs to an account. Private to {@code video}.
 */
@NullMarked
package io.vireo.video.export;

import org.jspecify.annotations.NullMarked;
