/** Lists and metadata of published videos, and their cache. Private to {@code video}. */
@NullMarked
package io.vireo.video.catalogue;

import org.jspecify.annotations.NullMarked;
