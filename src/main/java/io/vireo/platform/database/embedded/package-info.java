/**
 * The embedded MariaDB server of a single machine.
 */
@NullMarked
package io.vireo.platform.database.embedded;

import org.jspecify.annotations.NullMarked;
