package io.vireo.fuzz;

import io.vireo.Rows;
import io.vireo.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A snapshot of the server's state: a digest of each table, size and modification time of each file. */
final class State {
    /** Tables that rejected calls may change (counters and their notifications) and tables of the nodes themselves. */
    private static final String COUNTERS = "'LoginAttempts', 'RateLimits', 'TrustedAddresses', 'Mails', 'Leases'";

    /** The backlog of the search index, the deferred actions and the counters, which poll every two seconds at most. */
    private static final String BACKLOG = "SELECT (SELECT COUNT(*) FROM Videos WHERE SearchPending)"
            + " + (SELECT COUNT(*) FROM Channels WHERE SearchPending) + (SELECT COUNT(*) FROM SearchQueue)"
            + " + (SELECT COUNT(*) FROM DeferredActions) + (SELECT COUNT(*) FROM TallyDeltas)"
            + " + (SELECT COUNT(*) FROM InboxEvents)"
            + " + (SELECT COUNT(*) FROM Jobs WHERE Kind = 'storyboard' AND FailedAt IS NULL)";

    private static final long TIMEOUT_SECONDS = 20;

    private final Map<String, String> parts = new TreeMap<>();

    private State() {}

    static State now() throws SQLException, IOException {
        State state = new State();
        // one row a table, and in it the query that digests all columns
        List<String> queries = Rows.select("SELECT CONCAT('SELECT CONCAT_WS(\\' \\', \\'', TABLE_NAME, '\\', COUNT(*),"
                + " SUM(CRC32(CONCAT_WS(\\'|\\',', GROUP_CONCAT('QUOTE(`', COLUMN_NAME, '`)'), ')))) FROM `', TABLE_NAME, '`')"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT IN (" + COUNTERS
                + ")"
                + " AND COLUMN_NAME <> 'BlockedTold' GROUP BY TABLE_NAME");
        for (String digest : Rows.select(String.join(" UNION ALL ", queries))) {
            state.parts.put("table " + digest.replaceFirst(" .*", ""), digest);
        }
        for (String directory : List.of("videos", "thumbnails", "segments", "storyboards", "cpicture", "incoming")) {
            try (Stream<Path> files = Files.walk(TestServer.data().resolve(directory))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    state.parts.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            } catch (java.nio.file.NoSuchFileException e) {
                // deleted meanwhile
                return now();
            } catch (java.io.UncheckedIOException e) {
                return now();
            }
        }
        return state;
    }

    /** Waits at most 20 seconds until the background tasks have no backlog and the state no longer changes; returns the last snapshot. */
    static State settled() throws SQLException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        State state = now();
        boolean settled;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            boolean idle = Rows.select(BACKLOG).equals(List.of("0"));
            State before = state;
            state = now();
            settled = idle && state.parts.equals(before.parts);
        } while (!settled && System.nanoTime() < deadline);
        return state;
    }

    /** Returns the tables and files that differ from an earlier snapshot. */
    Set<String> changedSince(State before) {
        Set<String> changed = new TreeSet<>();
        parts.forEach((part, digest) -> {
            if (!digest.equals(before.parts.get(part))) {
                changed.add(part + ": " + before.parts.get(part) + " -> " + digest);
            }
        });
        before.parts.keySet().stream().filter(part -> !parts.containsKey(part)).forEach(changed::add);
        return changed;
    }
}
