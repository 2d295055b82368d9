package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The three tables of the original service with their spelling in a database. */
public final class OriginalTables {
    private static final Map<String, String> NAMES =
            Map.of("channels", "Channels", "channeldetails", "ChannelDetails", "videos", "Videos");

    private OriginalTables() {}

    /**
     * Returns the statement that renames the tables to their expected spelling, as needed for a dump from Windows or macOS; empty if
     * the names are correct, the tables do not exist, or the server ignores case.
     */
    public static Optional<String> renaming(Connection connection) throws SQLException {
        Map<String, String> misspelled = new TreeMap<>();
        List<String> correct = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT TABLE_NAME FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND @@lower_case_table_names = 0"
                        + " AND LOWER(TABLE_NAME) IN ('channels', 'channeldetails', 'videos')")) {
            while (tables.next()) {
                String name = tables.getString(1);
                if (NAMES.containsValue(name)) {
                    correct.add(name);
                } else {
                    misspelled.put(NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name), name);
                }
            }
        }
        correct.forEach(misspelled::remove);
        return misspelled.isEmpty()
                ? Optional.empty()
                : Optional.of("RENAME TABLE "
                        + misspelled.entrySet().stream()
                                .map(table -> "`" + table.getValue() + "` TO `" + table.getKey() + "`")
                                .collect(Collectors.joining(", ")));
    }
}
