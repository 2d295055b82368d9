/**
 * Zero-copy sending through Payara's connector, and answers before the servlet container. Everything in {@code delivery} that needs
 * classes of Grizzly is here.
 *
 * <p>Found by {@link io.vireo.delivery.SenderSelector}; nothing calls it directly.
 */
@NullMarked
package io.vireo.delivery.grizzly;

import org.jspecify.annotations.NullMarked;
