package io.vireo.changelog;

import java.util.Set;

/**
 * CDI event, fired at the first change of a transaction: its changes, which may grow until its end. Observe it after the commit.
 *
 * @param keys the {@link RowKey}s of what was changed
 * @param hashes the hash paths of changed videos, whose keys are added before the commit
 * @param deleted the hash paths of deleted videos
 */
public record RecordedChanges(Set<Long> keys, Set<String> hashes, Set<String> deleted) {}
