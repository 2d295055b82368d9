/** Access to videos that are not public: keys, access tokens, and the hash paths that need a decision. Private to {@code video}. */
@NullMarked
package io.vireo.video.access;

import org.jspecify.annotations.NullMarked;
