/**
 * The entry point of the uberjar: prepares the process, starts Payara Micro, and logs the URL when the site is ready.
 *
 * <p>Not part of the WAR; only {@code java -jar} calls it.
 */
@NullMarked
package io.vireo.launcher;

import org.jspecify.annotations.NullMarked;
