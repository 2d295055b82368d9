package io.vireo.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares the accounts of an original database that is used in place, before the migrations change its tables, so that it accepts
 * the same accounts as an import by copy. Rows that do not fit into Vireo's columns are rejected before anything is changed. Otherwise a
 * password that is missing or too long to be a bcrypt hash, and a birth that is not a date, are replaced, unless the migrations V4 to V6
 * are going to reject the database.
 */
final class OriginalAccounts {
    /** Equals no bcrypt hash. */
    private static final String NO_PASSWORD = "!";

    private static final int FIRST_YEAR = 1000;
    private static final int DATE_LENGTH = "2000-01-01".length();

    /** Queries for the rows that do not fit. */
    private static final List<String> UNFIT = List.of(
            "SELECT ChannelID FROM Channels WHERE CHAR_LENGTH(Username) > 25",
            "SELECT ChannelID FROM Channels WHERE ChannelID NOT BETWEEN -2147483648 AND 2147483647",
            "SELECT ChannelID FROM ChannelDetails WHERE Email IS NULL OR CHAR_LENGTH(Email) > 255",
            "SELECT ChannelID FROM ChannelDetails WHERE GREATEST(CHAR_LENGTH(COALESCE(Fname, '')),"
                    + " CHAR_LENGTH(COALESCE(Mname, '')), CHAR_LENGTH(COALESCE(Lname, ''))) > 25",
            "SELECT VideoID FROM Videos WHERE CHAR_LENGTH(Title) > 255 OR CHAR_LENGTH(PathHash) > 7"
                    + " OR VideoID NOT BETWEEN -2147483648 AND 2147483647");

    /** Queries for the rows that V4 to V6 reject, except for missing passwords. */
    private static final List<String> REJECTED = List.of(
            "SELECT ChannelID FROM Channels WHERE Username IS NULL",
            "SELECT 1 FROM Channels GROUP BY CONVERT(Username USING utf8mb4) COLLATE utf8mb4_uca1400_nopad_as_ci"
                    + " HAVING COUNT(*) > 1",
            "SELECT 1 FROM ChannelDetails GROUP BY CONVERT(Email USING utf8mb4) COLLATE utf8mb4_uca1400_nopad_as_ci"
                    + " HAVING COUNT(*) > 1",
            "SELECT 1 FROM ChannelDetails GROUP BY ChannelID HAVING COUNT(*) > 1",
            "SELECT 1 FROM ChannelDetails d WHERE NOT EXISTS (SELECT 1 FROM Channels c WHERE c.ChannelID = d.ChannelID)",
            "SELECT 1 FROM Videos WHERE PathHash IS NULL",
            "SELECT 1 FROM Videos GROUP BY CAST(PathHash AS BINARY) HAVING COUNT(*) > 1",
            "SELECT 1 FROM Videos v WHERE NOT EXISTS (SELECT 1 FROM Channels c WHERE c.ChannelID = v.ChannelID)");

    private static final String BIRTH = "CAST(Birth AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_nopad_bin";

    private final Connection connection;

    OriginalAccounts(Connection connection) {
        this.connection = connection;
    }

    /** @throws DatabaseStartupException if a row does not fit; nothing is changed then */
    void prepare() throws SQLException {
        if (!isOriginal()) {
            return;
        }
        for (String query : UNFIT) {
            if (hasRows(query)) {
                throw new DatabaseStartupException("The database has rows that do not fit into the tables of Vireo."
                        + " Correct or delete the rows of this query, and start again: " + query);
            }
        }
        for (String query : REJECTED) {
            if (hasRows(query)) {
                return;
            }
        }
        execute("UPDATE Channels SET Password = ? WHERE Password IS NULL OR CHAR_LENGTH(Password) > 60", NO_PASSWORD);
        for (String birth : texts("SELECT DISTINCT " + BIRTH + " FROM ChannelDetails WHERE Birth IS NOT NULL")) {
            if (!isDate(birth)) {
                execute("UPDATE ChannelDetails SET Birth = NULL WHERE " + BIRTH + " = ?", birth);
            }
        }
    }

    /** Returns whether the tables of the original exist, and no migration has changed them yet. */
    private boolean isOriginal() throws SQLException {
        return texts("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()")
                        .containsAll(List.of("Channels", "ChannelDetails", "Videos"))
                && texts("SELECT COLUMN_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()"
                                + " AND TABLE_NAME = 'Channels' AND COLUMN_NAME = 'TokenGeneration'")
                        .isEmpty();
    }

    /** @param birth the text of a date, possibly with a time */
    private static boolean isDate(String birth) {
        try {
            String date = birth.substring(0, Math.min(birth.length(), DATE_LENGTH));
            return LocalDate.parse(date).getYear() >= FIRST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean hasRows(String query) throws SQLException {
        return !texts(query + " LIMIT 1").isEmpty();
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void execute(String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        }
    }
}
