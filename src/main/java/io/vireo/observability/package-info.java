/**
 * What an operator sees of the running server: requests counted and logged, metrics, health, spans, and the port of its own for
 * them.
 *
 * <p>Nobody calls it: it stands before the others as a filter, and reads what they have counted with {@code platform.Metering}.
 */
@NullMarked
package io.vireo.observability;

import org.jspecify.annotations.NullMarked;
