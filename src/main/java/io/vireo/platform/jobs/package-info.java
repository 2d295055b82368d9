/**
 * Background work: durable jobs, scheduled jobs, and cleanups after deletions.
 *
 * <ul>
 *   <li>{@link io.vireo.platform.jobs.JobQueue} enqueues a job within the caller's transaction; a feature implements {@link
 *       io.vireo.platform.jobs.JobHandler} to execute the jobs of one kind.
 *   <li>{@link io.vireo.platform.jobs.RepeatingTask} prevents an exception from ending a scheduled loop.
 *   <li>A feature implements {@link io.vireo.platform.jobs.ScheduledJob} for recurring work; {@link io.vireo.platform.jobs.Scheduler} runs
 *       the jobs of all features.
 * </ul>
 *
 * <p>May be called by every package above {@code platform}; calls only {@code platform}.
 */
@NullMarked
package io.vireo.platform.jobs;

import org.jspecify.annotations.NullMarked;
