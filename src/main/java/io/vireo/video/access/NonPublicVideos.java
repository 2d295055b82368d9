package io.vireo.video.access;

import io.vireo.platform.Component;
import io.vireo.video.ReplicaRouter;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The hash paths of all videos that are not public, in memory (8 bytes each), so that the files of public videos are sent without a query.
 * A hash path that is not among them is public or unknown. They are as recent as the version of the catalogue that this node knows: a
 * change on this node counts at once, a change on another node after {@code vireo.catalogue.cache} at the latest.
 */
@Component
public class NonPublicVideos {
    private static final long NEVER = -1;

    @Inject
    AccessRepository repository;

    @Inject
    ReplicaRouter replicaRouter;

    private final Lock refresh = new ReentrantLock();
    private volatile HashPathSet known = HashPathSet.EMPTY;
    private volatile long version = NEVER;

    /**
     * Returns whether no decision is needed, because the video is public or does not exist. Queries the database at most once for each
     * version of the catalogue. While the database is unavailable no video can be changed, and the last answer stays valid.
     */
    boolean isPublic(String hash) {
        try {
            refresh(replicaRouter.version());
        } catch (PersistenceException e) {
            if (version == NEVER) {
                throw e;
            }
        }
        return !known.contains(hash);
    }

    /** As {@link #isPublic}, but without a query: false if the database has to be asked first. */
    boolean isKnownPublic(String hash) {
        @Nullable Long current = replicaRouter.knownVersion();
        return current != null && version >= current && !known.contains(hash);
    }

    private void refresh(long current) {
        if (version >= current) {
            return;
        }
        refresh.lock();
        try {
            if (version < current) {
                AccessRepository.AccessChangeSet read = repository.changes(version);
                // the set first: a thread that sees the version must see the changes
                known = known.with(read.changes());
                version = read.version();
            }
        } finally {
            refresh.unlock();
        }
    }
}
