package io.vireo.tally;

import java.util.Set;

/**
 * The facts that a feature counts, from which the counters can be computed again. A feature contributes an {@code @ApplicationScoped}
 * bean for the kinds that it adds with {@link Tallies#add}.
 */
public interface TallySource {
    Set<TallyKind> kinds();

    /**
     * Returns an SQL expression that counts the facts of one subject by an index.
     *
     * @param kind one of {@link #kinds()}
     * @param subject the SQL expression of the key of the subject
     */
    String count(TallyKind kind, String subject);
}
