/**
 * The data source, migrations, and the availability of the database.
 */
@NullMarked
package io.vireo.platform.database;

import org.jspecify.annotations.NullMarked;
