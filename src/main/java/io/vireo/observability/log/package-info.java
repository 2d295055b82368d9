/**
 * Log formatting: text for people, JSON for log collectors, both safe against log injection.
 *
 * <p>Depends only on the JDK, because it is both in {@code vireo.jar} beside the main class and in the WAR. May be called by {@code
 * launcher} and {@code observability}.
 */
@NullMarked
package io.vireo.observability.log;

import org.jspecify.annotations.NullMarked;
