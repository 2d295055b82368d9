/**
 * Keyset pagination: the query parameters {@code limit} and {@code after}, the opaque cursor, and the {@code Link} to the next page.
 * Independent of the content of the lists.
 *
 * <p>May be called by the features.
 */
@NullMarked
package io.vireo.pagination;

import org.jspecify.annotations.NullMarked;
