/** Read replicas of the database. May be called by {@code platform.database} and by features that read from replicas. */
@NullMarked
package io.vireo.platform.database.replica;

import org.jspecify.annotations.NullMarked;
