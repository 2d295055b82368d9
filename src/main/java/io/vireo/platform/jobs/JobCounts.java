package io.vireo.platform.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The numbers of jobs of all nodes, by kind and state. */
record JobCounts(Map<String, Map<JobState, Long>> counts) {
    private static final String COUNT = "SELECT Kind, CASE WHEN FailedAt IS NOT NULL THEN 'DEAD'"
            + " WHEN LeaseToken IS NOT NULL THEN 'ACTIVE' WHEN Attempts > 0 THEN 'FAILED' ELSE 'QUEUED' END AS State,"
            + " COUNT(*) FROM Jobs GROUP BY Kind, State";

    static JobCounts read(DataSource source) throws SQLException {
        Map<String, Map<JobState, Long>> counts = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                counts.computeIfAbsent(rows.getString(1), kind -> new HashMap<>())
                        .put(JobState.valueOf(rows.getString(2)), rows.getLong(3));
            }
        }
        return new JobCounts(counts);
    }

    long of(String kind, JobState state) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
    }
}
