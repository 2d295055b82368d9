/**
 * The connector integration for Payara: what a servlet filter cannot do, such as answers to requests that never become one, timeouts of
 * heads, and bodies that are complete before a thread reads them. Everything in {@code http} that needs classes of Grizzly, Catalina or
 * GlassFish is here.
 *
 * <p>Found by {@link io.vireo.http.ConnectorSelector}; only {@code delivery.grizzly} calls it.
 */
@NullMarked
package io.vireo.http.grizzly;

import org.jspecify.annotations.NullMarked;
