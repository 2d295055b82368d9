/**
 * Takes an original Vireo, its database and its folder of files, into this one (docs/migrating.md): looks everything through, copies
 * the files, and at last all rows in one transaction. Nothing of the original is changed.
 *
 * <p>Called by the {@code migrate} command of {@code vireo.jar} alone, while no server runs.
 */
@NullMarked
package io.vireo.importer;

import org.jspecify.annotations.NullMarked;
