/**
 * Resumable uploads that outlive a request and a restart.
 */
@NullMarked
package io.vireo.media.resumable;

import org.jspecify.annotations.NullMarked;
