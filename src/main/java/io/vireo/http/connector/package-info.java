/**
 * The policy of the HTTP connector (admission, load shedding, graceful shutdown) and the selection of its implementation: that of the
 * running server, found by {@link java.util.ServiceLoader}, or the portable one.
 *
 * <p>May be called by {@code http} and every package above.
 */
@NullMarked
package io.vireo.http.connector;

import org.jspecify.annotations.NullMarked;
