/**
 * One-time import of the database and the media folder of an original Vireo (docs/migrating.md): checks everything, copies the files, and
 * then inserts all rows in one transaction. The legacy data is not changed.
 *
 * <p>Called only by the {@code migrate} command of {@code vireo.jar}, while no server is running.
 */
@NullMarked
package io.vireo.importer;

import org.jspecify.annotations.NullMarked;
