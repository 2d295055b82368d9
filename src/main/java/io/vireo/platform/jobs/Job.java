package io.vireo.platform.jobs;

/**
 * A claimed job, the input of its {@link JobHandler}.
 *
 * @param id the key of the row
 * @param kind the kind, which selects the handler
 * @param key the subject; unique among the jobs of one kind
 * @param payload the payload passed to {@link JobQueue#enqueue}
 * @param attempt the number of this attempt, from 1
 * @param lease the unique token of this claim
 */
public record Job(long id, String kind, String key, String payload, int attempt, String lease) {}
