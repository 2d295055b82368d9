/**
 * Infrastructure for all features: settings, data source, embedded MariaDB, migrations, leader election, scheduled jobs, health
 * checks.
 *
 * <p>May be called by every package; calls none of them.
 */
@NullMarked
package io.vireo.platform;

import org.jspecify.annotations.NullMarked;
