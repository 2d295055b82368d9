/**
 * The connector integration for Payara, for what servlet filters cannot do: error responses to malformed requests, header timeouts,
 * and buffering of request bodies before a thread reads them. All code of {@code http} that needs classes of Grizzly, Catalina or
 * GlassFish is in this package.
 *
 * <p>{@link io.vireo.http.connector.ConnectorSelector} loads it; only {@code delivery.grizzly} calls it.
 */
@NullMarked
package io.vireo.http.grizzly;

import org.jspecify.annotations.NullMarked;
