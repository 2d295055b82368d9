/**
 * A filter for the listeners of the server of {@code vireo.jar}, which is present before they open. The package is a library of the
 * server, because it needs classes of the server.
 */
@NullMarked
package io.vireo.launcher.grizzly;

import org.jspecify.annotations.NullMarked;
