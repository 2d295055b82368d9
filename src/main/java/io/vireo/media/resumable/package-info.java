/** Resumable uploads that survive the end of a request and a restart. May be called by {@code video}. */
@NullMarked
package io.vireo.media.resumable;

import org.jspecify.annotations.NullMarked;
