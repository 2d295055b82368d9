/**
 * Reads from replicas of the database.
 */
@NullMarked
package io.vireo.platform.database.replica;

import org.jspecify.annotations.NullMarked;
