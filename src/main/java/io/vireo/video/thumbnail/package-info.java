/**
 * The thumbnail an owner selects: proposed frames or an own image. Private to {@code video}.
 */
@NullMarked
package io.vireo.video.thumbnail;

import org.jspecify.annotations.NullMarked;
