/** Selection of the thumbnail by the owner: candidate frames or an uploaded image. Private to {@code video}. */
@NullMarked
package io.vireo.video.thumbnail;

import org.jspecify.annotations.NullMarked;
