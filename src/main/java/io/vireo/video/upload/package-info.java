/** Creation of a video and reception of its file: plain uploads, resumable uploads (tus 1.0.0), publication. Private to {@code video}. */
@NullMarked
package io.vireo.video.upload;

import org.jspecify.annotations.NullMarked;
