package io.vireo.search;

import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.ChangeLogRepository.State;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.search.Query;

/**
 * Keeps the index of this node equal to the database. The number of the last change that was followed is a part of each commit, so the
 * index and the number agree, also after a crash. One thread calls all methods that change the index, and each change reads the current
 * row: an older state never replaces a newer one.
 */
@Component
class IndexFollower {
    private static final Logger LOG = System.getLogger(IndexFollower.class.getName());

    /** Rows in a step. */
    private static final int BATCH = 250;

    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long COMPARE_NANOS = TimeUnit.HOURS.toNanos(1);

    private static final String SEQ = "seq";
    private static final String EPOCH = "epoch";

    /** Whether all rows are indexed; {@code outdated} if each is to be indexed again. */
    private static final String CONTENT = "content";

    private static final String COMPLETE = "complete";
    private static final String OUTDATED = "outdated";

    private final SearchIndex index;
    private final RowRepository rows;
    private final ChangeLogRepository log;

    private final Set<Long> unverified = ConcurrentHashMap.newKeySet();
    private String epoch = "";
    private long followed;
    private volatile long visible;
    private volatile String content = "";
    private volatile long backlog;
    private boolean isDirty;
    private long lastRefresh = System.nanoTime();
    private long lastCommit = System.nanoTime();

    /** The last key that has been compared with the database; the greatest number between two comparisons. */
    private long compared;

    private long nextComparison;

    @Inject
    IndexFollower(SearchIndex index, RowRepository rows, ChangeLogRepository log) {
        this.index = index;
        this.rows = rows;
        this.log = log;
    }

    /** Opens the index if necessary. */
    void open() throws IOException {
        if (index.open()) {
            Map<String, String> committed = index.committed();
            epoch = committed.getOrDefault(EPOCH, "");
            begin(Long.parseLong(committed.getOrDefault(SEQ, "-1")), committed.getOrDefault(CONTENT, ""));
        }
    }

    private void begin(long last, String contentOfIndex) {
        followed = last;
        visible = last;
        content = contentOfIndex;
        backlog = Long.MAX_VALUE;
        compared = 0;
    }

    /** Indexes the current rows with the keys. */
    void apply(Collection<Long> keys) throws SQLException, IOException {
        if (!keys.isEmpty()) {
            Set<Long> gone = new HashSet<>(keys);
            rows.forEach(keys, row -> {
                index.update(row);
                gone.remove(row.key());
            });
            index.delete(gone);
            isDirty = true;
        }
    }

    /** Makes the next step index rows again. More than fit in a step are left until somebody finds them again, or the comparison does. */
    void verify(Collection<Long> keys) {
        keys.stream().limit(Math.max(0, BATCH - unverified.size())).forEach(unverified::add);
    }

    /**
     * Follows the log by some changes. If it has not all changes since, or belongs to another database, the comparison indexes all rows
     * from now on, and later changes are followed meanwhile.
     *
     * @return whether there are more
     */
    boolean follow(State state) throws SQLException, IOException {
        boolean isOther = !epoch.equals(state.epoch());
        if (isOther || followed + 1 < state.first() || followed > state.last()) {
            if (isOther && !epoch.isEmpty()) {
                index.reopen(new CorruptIndexException("It belongs to another database", epoch));
                open();
            }
            epoch = state.epoch();
            rebuild(state.last(), isOther ? "" : OUTDATED);
        }
        if (followed < state.last()) {
            SortedMap<Long, Long> changes = log.after(followed, BATCH);
            if (changes.isEmpty() || changes.lastKey() - followed > changes.size()) {
                rebuild(state.last(), OUTDATED); // some were removed after the state was read
            } else {
                apply(changes.values());
                followed = changes.lastKey();
            }
            isDirty = true;
        }
        backlog = state.last() - followed + state.pending();
        return followed < state.last();
    }

    private void rebuild(long last, String contentOfIndex) {
        LOG.log(Level.INFO, "Building the search index; until it is complete, searches are marked as incomplete");
        begin(last, contentOfIndex);
    }

    /**
     * Compares some keys of the database with those of the index, in order: this builds an index, and finds rows that a statement in SQL
     * has deleted.
     *
     * @return whether there are more
     */
    boolean compare() throws SQLException, IOException {
        if (compared == Long.MAX_VALUE && System.nanoTime() - nextComparison < 0) {
            return false;
        }
        long after = compared == Long.MAX_VALUE ? 0 : compared;
        List<Long> keys = rows.keys(after, BATCH);
        boolean more = keys.size() == BATCH;
        long last = more ? keys.get(BATCH - 1) : Long.MAX_VALUE;
        Query compareWith = LongPoint.newRangeQuery(IndexFields.KEY, after == 0 ? Long.MIN_VALUE : after + 1, last);
        Set<Long> changes = new HashSet<>(keys);
        for (long key : index.read(Set.<Long>of(), searcher -> RelevanceQuery.keys(searcher, compareWith))) {
            if (!changes.remove(key) || content.equals(OUTDATED)) {
                changes.add(key);
            }
        }
        apply(changes);
        compared = last;
        if (!more) {
            nextComparison = System.nanoTime() + COMPARE_NANOS;
            if (!content.equals(COMPLETE)) {
                refresh();
                LOG.log(Level.INFO, "The search index is complete");
                content = COMPLETE;
                isDirty = true;
                index.deleteOtherVersions();
            }
        }
        return more;
    }

    /**
     * Follows the log and compares by one step; makes the changes visible after the last step, and otherwise each second. After a failure
     * the index is opened again: in the state of the last commit, with the number of that.
     *
     * @return whether there are more
     */
    boolean step(State state) throws SQLException, IOException {
        try {
            List<Long> verified = List.copyOf(unverified);
            apply(verified);
            unverified.removeAll(verified);
            boolean more = follow(state) | compare();
            if (!more || System.nanoTime() - lastRefresh > REFRESH_NANOS) {
                refresh();
            }
            if (System.nanoTime() - lastCommit > COMMIT_NANOS) {
                commit();
            }
            return more;
        } catch (IOException | RuntimeException e) {
            index.reopen(e);
            throw e;
        }
    }

    void refresh() throws IOException {
        index.refresh();
        visible = followed;
        lastRefresh = System.nanoTime();
    }

    void commit() throws IOException {
        if (isDirty) {
            index.commit(Map.of(SEQ, Long.toString(followed), EPOCH, epoch, CONTENT, content));
            isDirty = false;
        }
        lastCommit = System.nanoTime();
    }

    /** Returns whether hits may be missing because many rows are not indexed yet. */
    boolean isIncomplete() {
        return !content.equals(COMPLETE) || backlog >= ChangeLogRepository.MAX_PENDING || !index.isOpen();
    }

    /** Returns the number of the last change that was followed and can be found. */
    long followed() {
        return visible;
    }
}
