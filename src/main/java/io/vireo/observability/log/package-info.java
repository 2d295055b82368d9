/**
 * The form of log lines: text for people, JSON for machines, neither of which what is logged can break out of.
 *
 * <p>Uses nothing but the JDK: it is in {@code vireo.jar} beside the main class, and in the WAR. Called by {@code launcher} and
 * {@code observability}.
 */
@NullMarked
package io.vireo.observability.log;

import org.jspecify.annotations.NullMarked;
