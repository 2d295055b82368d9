/** The pages of trending videos and of tags, and what other pages show of both. */
@NullMarked
package io.vireo.web.discover;

import org.jspecify.annotations.NullMarked;
