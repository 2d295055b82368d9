/**
 * Subscriptions to channels, and the feed of the videos of these channels. The feed is merged when it is read: publishing a video writes
 * nothing for subscribers.
 *
 * <p>May be called by {@code inbox} and {@code web}.
 */
@NullMarked
package io.vireo.subscription;

import org.jspecify.annotations.NullMarked;
