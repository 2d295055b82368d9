/**
 * Lists in pages: {@code ratelimit}, the opaque cursor {@code after}, and the {@code Link} to the next page. Knows nothing of what is
 * listed.
 *
 * <p>May be called by {@code identity}, {@code video} and {@code search}.
 */
@NullMarked
package io.vireo.pagination;

import org.jspecify.annotations.NullMarked;
