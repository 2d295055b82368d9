/** Full-text search over videos and channels: the index, its maintenance and queries. Must not be called by other packages. */
@NullMarked
package io.vireo.search;

import org.jspecify.annotations.NullMarked;
