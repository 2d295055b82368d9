/** The embedded MariaDB server of a single-machine installation. Called by {@code platform.database}. */
@NullMarked
package io.vireo.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
