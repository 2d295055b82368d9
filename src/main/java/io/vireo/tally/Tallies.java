package io.vireo.tally;

import io.vireo.platform.Component;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Changes and reads the counters of videos and channels. */
@Component
public class Tallies {
    @Inject
    TallyRepository repository;

    /**
     * Adds a change within the caller's transaction, which also stores or removes the counted fact. No row is locked that others read or
     * write. The change is part of lists after about a second.
     *
     * @param subjectId the key of the video, or of the channel for {@link TallyKind#SUBSCRIBERS}
     * @param delta the number to add; negative to subtract
     */
    @Transactional(TxType.MANDATORY)
    public void add(TallyKind kind, long subjectId, int delta) {
        if (delta != 0) {
            repository.add(kind, subjectId, delta);
        }
    }

    /** Adds several changes as {@link #add}, with one statement. */
    @Transactional(TxType.MANDATORY)
    public void addAll(TallySums sums) {
        repository.addAll(sums);
    }

    /**
     * Returns counters of several videos, or of several channels, as {@link #current(TallyKind, long)}, with one statement.
     *
     * @param kinds all of videos, or all of channels
     * @return the counters of each subject, in the order of the kinds
     */
    @Transactional
    public Map<Long, List<Long>> current(List<TallyKind> kinds, Collection<Long> subjectIds) {
        return repository.current(kinds, subjectIds);
    }

    /**
     * Returns a counter including all committed changes and those of the caller's transaction.
     *
     * @param subjectId see {@link #add}
     */
    @Transactional
    public long current(TallyKind kind, long subjectId) {
        return repository.current(kind, subjectId);
    }
}
