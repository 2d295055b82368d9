package io.vireo.search;

import io.vireo.search.ChangeLogRepository.State;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the index of this node equal to the database. The number of the last change that was followed is a part of each commit, so the
 * index and the number agree, also after a crash. One thread calls all methods that change the index, and each change reads the current
 * row: an older state never replaces a newer one.
 */
final class IndexFollower {
    private static final Logger LOG = System.getLogger(IndexFollower.class.getName());
    private static final int BATCH = 500;
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long COMPARE_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int LOG_INTERVAL = 50_000;

    private static final String SEQ = "seq";
    private static final String EPOCH = "epoch";

    /** Whether all rows are indexed; {@code outdated} if each is to be indexed again. */
    private static final String CONTENT = "content";

    private static final String COMPLETE = "complete";
    private static final String OUTDATED = "outdated";

    private final SearchIndex index;
    private final RowRepository rows;
    private final ChangeLogRepository log;

    private @Nullable IndexSession session;
    private String epoch = "";
    private volatile long followed;
    private volatile String content = "";
    private volatile long backlog = Long.MAX_VALUE;
    private boolean isDirty;
    private long lastCommit = System.nanoTime();

    /** The comparison with the database: the last key that was compared; negative if there is none. */
    private long compared = -1;

    private long[] indexed = {};
    private int next;
    private int changed;
    private long nextComparison;

    IndexFollower(SearchIndex index, RowRepository rows, ChangeLogRepository log) {
        this.index = index;
        this.rows = rows;
        this.log = log;
    }

    /** Opens the index if necessary; returns whether it is open. */
    boolean open() {
        IndexSession opened = index.open();
        if (opened != null && opened != session) {
            Map<String, String> committed = opened.committed();
            followed = Long.parseLong(committed.getOrDefault(SEQ, "-1"));
            epoch = committed.getOrDefault(EPOCH, "");
            content = committed.getOrDefault(CONTENT, "");
            backlog = Long.MAX_VALUE;
            compared = -1;
            nextComparison = System.nanoTime();
        }
        session = opened;
        return opened != null;
    }

    /** Indexes the current rows with the keys, and makes them visible. */
    void apply(Collection<Long> keys) throws SQLException, IOException {
        if (!keys.isEmpty()) {
            index.session().update(keys, rows.rows(keys));
            isDirty = true;
        }
    }

    /**
     * Follows the log by some changes.
     *
     * @param state the state of the log
     * @return whether there are more
     */
    boolean follow(State state) throws SQLException, IOException {
        if (!epoch.equals(state.epoch())) {
            if (!epoch.isEmpty()) {
                LOG.log(Level.INFO, "The search index belongs to another database");
                index.discard();
                open();
            }
            epoch = state.epoch();
            rebuild(state, "");
        } else if (followed + 1 < state.first() || followed > state.last()) {
            rebuild(state, OUTDATED);
        }
        if (followed < state.last()) {
            SortedMap<Long, Long> changes = log.after(followed, BATCH);
            apply(changes.values());
            followed = changes.isEmpty() ? state.last() : changes.lastKey();
            isDirty = true;
        }
        backlog = state.last() - followed + state.pending();
        return followed < state.last();
    }

    /** Adds all rows from now on step by step; later changes are followed meanwhile. */
    private void rebuild(State state, String reason) {
        LOG.log(Level.INFO, "Building the search index; until it is complete, searches are marked as incomplete");
        content = reason;
        followed = state.last();
        compared = -1;
        nextComparison = System.nanoTime();
    }

    /**
     * Compares some keys of the database with those of the index, in order: indexes missing rows and removes rows that do not exist any
     * more, for example because a statement in SQL has deleted them.
     *
     * @return whether there are more
     */
    boolean compare() throws SQLException, IOException {
        if (compared < 0) {
            if (System.nanoTime() - nextComparison < 0) {
                return false;
            }
            indexed = index.session().keys();
            next = 0;
            changed = 0;
            compared = 0;
        }
        List<Long> changes = new ArrayList<>();
        List<Long> keys = rows.keys(compared, BATCH);
        for (long key : keys) {
            removeBefore(key, changes);
            boolean isIndexed = next < indexed.length && indexed[next] == key;
            next += isIndexed ? 1 : 0;
            if (!isIndexed || content.equals(OUTDATED)) {
                changes.add(key);
            }
            compared = key;
        }
        boolean more = keys.size() == BATCH;
        if (!more) {
            removeBefore(Long.MAX_VALUE, changes);
        }
        apply(changes);
        if ((changed + changes.size()) / LOG_INTERVAL > changed / LOG_INTERVAL) {
            LOG.log(Level.INFO, "Added {0} videos and channels to the search index", changed + changes.size());
        }
        changed += changes.size();
        if (!more) {
            end();
        }
        return more;
    }

    private void removeBefore(long key, List<Long> changes) {
        for (; next < indexed.length && indexed[next] < key; next++) {
            changes.add(indexed[next]);
        }
    }

    private void end() throws IOException {
        if (!content.equals(COMPLETE)) {
            LOG.log(Level.INFO, "The search index is complete");
            content = COMPLETE;
            isDirty = true;
            index.deleteOtherVersions();
        }
        indexed = new long[0];
        compared = -1;
        nextComparison = System.nanoTime() + COMPARE_NANOS;
    }

    /** Commits the changes if there are some and the last commit is some time ago. */
    void commitIfDue() throws IOException {
        if (System.nanoTime() - lastCommit > COMMIT_NANOS) {
            commit();
        }
    }

    void commit() throws IOException {
        if (isDirty && index.isOpen()) {
            Map<String, String> data = new HashMap<>();
            data.put(SEQ, Long.toString(followed));
            data.put(EPOCH, epoch);
            data.put(CONTENT, content);
            index.session().commit(data);
            isDirty = false;
        }
        lastCommit = System.nanoTime();
    }

    /** Returns whether hits may be missing because many rows are not indexed yet. */
    boolean isIncomplete() {
        return !content.equals(COMPLETE) || backlog >= ChangeLogRepository.MAX_PENDING || !index.isOpen();
    }

    /** Returns the number of the last change that was followed. */
    long followed() {
        return followed;
    }
}
