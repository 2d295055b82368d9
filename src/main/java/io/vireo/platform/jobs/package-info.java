/**
 * Background work: the durable job table, and the guard of work that is repeated.
 *
 * <ul>
 *   <li>{@link io.vireo.platform.jobs.Jobs} adds a job within the caller's transaction, {@link io.vireo.platform.jobs.JobHandler} is what
 *       a feature implements to carry out the jobs of one kind.
 *   <li>{@link io.vireo.platform.jobs.RepeatingTask} keeps an exception from ending a scheduled loop.
 *   <li>{@link io.vireo.platform.jobs.ScheduledJob} is what a feature implements to have work repeated; {@link
 *       io.vireo.platform.jobs.Scheduler} runs those of all features.
 * </ul>
 *
 * <p>May be called by every package above {@code platform}; calls {@code platform} alone.
 */
@NullMarked
package io.vireo.platform.jobs;

import org.jspecify.annotations.NullMarked;
