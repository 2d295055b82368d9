/**
 * The start of the application: {@link io.vireo.platform.startup.Startup} runs every {@link io.vireo.platform.startup.StartupTask} in the
 * order of its {@link io.vireo.platform.startup.StartupPhase}. No other class of Vireo observes the initialisation of the container.
 *
 * <p>May be called by every package; calls none.
 */
@NullMarked
package io.vireo.platform.startup;

import org.jspecify.annotations.NullMarked;
