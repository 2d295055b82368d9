/** The data source, schema migrations, and monitoring of the database's availability. May be called by every package. */
@NullMarked
package io.vireo.platform.database;

import org.jspecify.annotations.NullMarked;
