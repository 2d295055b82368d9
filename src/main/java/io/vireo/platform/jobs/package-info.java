/**
 * Background work. {@link io.vireo.platform.jobs.ScheduledJob} is what a feature implements to have work repeated; {@link
 * io.vireo.platform.jobs.Scheduler} runs the jobs of all features.
 *
 * <p>May be called by every package above {@code platform}; calls {@code platform} alone.
 */
@NullMarked
package io.vireo.platform.jobs;

import org.jspecify.annotations.NullMarked;
