/** The page on which owners of a video add captions and chapters to it. */
@NullMarked
package io.vireo.web.tracks;

import org.jspecify.annotations.NullMarked;
