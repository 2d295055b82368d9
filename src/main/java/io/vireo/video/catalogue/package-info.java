/**
 * Lists of published videos, the data of one video, and their cache. Private to {@code video}.
 */
@NullMarked
package io.vireo.video.catalogue;

import org.jspecify.annotations.NullMarked;
