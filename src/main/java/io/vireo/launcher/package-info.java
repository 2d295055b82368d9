/**
 * The start of the uberjar: prepares the process, starts Payara Micro, and says when and where the site is ready.
 *
 * <p>Not part of the WAR; nothing calls it but {@code java -jar}.
 */
@NullMarked
package io.vireo.launcher;

import org.jspecify.annotations.NullMarked;
