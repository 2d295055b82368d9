/**
 * What the features stand on: settings, the data source, the embedded MariaDB, migrations, health.
 *
 * <p>May be called by every package; calls none of them.
 */
@NullMarked
package io.vireo.platform;

import org.jspecify.annotations.NullMarked;
