/**
 * Delivery through Payara's connector (Grizzly): sendfile and the fast path before the servlet container. The only classes of
 * {@code delivery} that import Grizzly.
 */
@NullMarked
package io.vireo.delivery.grizzly;

import org.jspecify.annotations.NullMarked;
