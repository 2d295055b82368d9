/**
 * Sendfile and fast path for Payara's connector. All delivery code that needs Grizzly classes is in this package.
 *
 * <p>{@link io.vireo.delivery.SenderSelector} loads it; nothing calls it directly.
 */
@NullMarked
package io.vireo.delivery.grizzly;

import org.jspecify.annotations.NullMarked;
