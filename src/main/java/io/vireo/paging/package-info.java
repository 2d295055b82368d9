/**
 * Lists in pages: {@code limit}, the opaque cursor {@code after}, and the {@code Link} to the next page. Knows nothing of what is
 * listed.
 *
 * <p>May be called by {@code account}, {@code video} and {@code search}.
 */
@NullMarked
package io.vireo.paging;

import org.jspecify.annotations.NullMarked;
