package io.vireo.platform.jobs;

/**
 * A claimed job, as its {@link JobHandler} sees it.
 *
 * @param id of the row
 * @param kind names the handler
 * @param key what it is about; of one kind there is one job for it
 * @param payload as it was given to {@link Jobs#enqueue}
 * @param attempt the number of this attempt, from 1
 * @param lease of this claim; no other claim has the same
 */
public record Job(long id, String kind, String key, String payload, int attempt, String lease) {}
