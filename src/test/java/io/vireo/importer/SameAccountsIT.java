package io.vireo.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.platform.database.DatabaseStartupException;
import io.vireo.platform.database.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The original's accounts that are taken over in place are those that are taken over by copy, and they become the same. */
class SameAccountsIT {
    private static final String HASH = "$2b$14$YYjGW7YeC.hnglG1R/sLuO5afoLwytByJ4QZHDQFIztBDPS/W40c2";
    private static final String ORIGINAL = "same_original";
    private static final String COPY = "same_copy";

    private final List<Object[]> accounts = new ArrayList<>();
    private final List<Object[]> details = new ArrayList<>();

    /** Wider than the original's own tables: some sites have altered them. */
    @BeforeEach
    void makeOriginal() throws SQLException {
        TestDatabase.empty(ORIGINAL);
        execute(
                "CREATE TABLE Channels (ChannelID BIGINT PRIMARY KEY, Username VARCHAR(100), Password VARCHAR(255))"
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                "CREATE TABLE ChannelDetails (ChannelID BIGINT, Fname VARCHAR(50), Mname VARCHAR(50), Lname VARCHAR(50),"
                        + " Email VARCHAR(300), Birth DATE) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin",
                "CREATE TABLE Videos (VideoID INT PRIMARY KEY, PathHash VARCHAR(7), ChannelID INT, Title VARCHAR(255),"
                        + " Description MEDIUMTEXT, Upload DATE, `Like` INT, `Dislike` INT)",
                "INSERT INTO Channels VALUES (500, 'Grace', '" + HASH + "')",
                "INSERT INTO ChannelDetails VALUES (500, 'G', '', 'H', 'grace@example.com', '1906-12-09')");
    }

    @Test
    void shouldAcceptTheSameOddAccounts() throws SQLException {
        String[] passwords = {
            null,
            "",
            "my secret",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "$argon2id$v=19$m=65536,t=3,p=4$" + "c29tZXNhbHQ".repeat(8),
            HASH.replace("$2b$14$", "$2y$10$"),
            HASH.substring(0, 58)
        };
        for (String password : passwords) {
            account("password" + accounts.size(), password);
        }
        String[] names = {
            "",
            " blanks ",
            "a/b",
            "a\\b",
            "..",
            "<b>",
            "bell\u0007",
            "Zo\u00eb",
            "Zoe",
            "Zo\u00eb\u3164",
            "\u2800",
            "\ud83d\ude3a".repeat(25)
        };
        for (String name : names) {
            account(name, HASH);
        }
        String[] emails = {
            "",
            " ",
            "ann",
            "a b@example.org",
            "@",
            "Ann@B\u00fccher.example",
            "ann@xn--bcher-kva.example",
            "a\u0007@b.org",
            "a".repeat(249) + "@b.org"
        };
        for (String email : emails) {
            details("Ann", email, null);
        }
        String[] people = {null, "", " ", "A{n}", "\u3164", "\ud83d\ude3a".repeat(25), "bell\u0007"};
        for (String person : people) {
            details(person, "person" + details.size() + "@example.org", null);
        }
        String[] births = {
            "0000-00-00",
            "1990-02-30",
            "1990-00-01",
            "1990-01-00",
            "0000-05-05",
            "0999-12-31",
            "1000-01-01",
            "1582-10-10",
            "2011-12-30",
            "2050-01-01",
            "9999-12-31"
        };
        for (String birth : births) {
            details("Ann", "birth" + details.size() + "@example.org", birth);
        }
        insert();

        try (Connection copy = TestDatabase.migrated(COPY).getConnection();
                LegacySource source = source()) {
            StagingTables staged = staged(source, copy);
            assertThat(broken(staged)).isFalse();
            new RowTransfer(staged, copy).run(source.identity());
        }
        TestDatabase.migrate(ORIGINAL);

        assertThat(rows(ORIGINAL)).isEqualTo(rows(COPY)).hasSize(1 + accounts.size() + 1 + details.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO Channels VALUES (501, NULL, 'x')",
                "INSERT INTO Channels VALUES (501, 'GRACE', 'x')",
                "INSERT INTO Channels VALUES (501, REPEAT('x', 26), 'x')",
                "INSERT INTO Channels VALUES (2147483648, 'ann', 'x')",
                "INSERT INTO ChannelDetails VALUES (500, 'G', '', 'H', 'other@example.com', NULL)",
                "INSERT INTO ChannelDetails VALUES (502, 'G', '', 'H', 'other@example.com', NULL)",
                "INSERT INTO ChannelDetails VALUES (NULL, 'G', '', 'H', 'other@example.com', NULL)",
                "INSERT INTO ChannelDetails VALUES (499, 'G', '', 'H', 'GRACE@example.com', NULL)",
                "INSERT INTO ChannelDetails VALUES (499, 'G', '', 'H', NULL, NULL)",
                "INSERT INTO ChannelDetails VALUES (499, 'G', '', 'H', CONCAT(REPEAT('x', 250), '@b.org'), NULL)",
                "INSERT INTO ChannelDetails VALUES (499, REPEAT('x', 26), '', 'H', 'other@example.com', NULL)",
                "INSERT INTO ChannelDetails VALUES (499, 'G', '', REPEAT('x', 26), 'other@example.com', NULL)",
            })
    void shouldRejectTheSameAccounts(String row) throws SQLException {
        execute("INSERT INTO Channels VALUES (499, 'owner', NULL)", row);
        List<String> before = rows("Channels", ORIGINAL, "ChannelID, Username");

        try (Connection copy = TestDatabase.migrated(COPY).getConnection();
                LegacySource source = source()) {
            assertThat(broken(staged(source, copy))).isTrue();
        }
        assertThatThrownBy(() -> TestDatabase.migrate(ORIGINAL))
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageNotContainingAny("GRACE", "other@example.com");
        assertThat(rows("Channels", ORIGINAL, "ChannelID, Username")).isEqualTo(before);
    }

    private void account(String name, String password) {
        accounts.add(new Object[] {accounts.size(), name, password});
    }

    /** Details of an account that has none yet. */
    private void details(String firstName, String email, String birth) {
        account("details" + details.size(), HASH);
        details.add(new Object[] {accounts.size() - 1, firstName, "", firstName, email, birth});
    }

    private void insert() throws SQLException {
        try (Connection connection = TestDatabase.existing(ORIGINAL).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = 'ALLOW_INVALID_DATES'");
            insert(connection, "INSERT INTO Channels VALUES (?, ?, ?)", accounts);
            insert(connection, "INSERT INTO ChannelDetails VALUES (?, ?, ?, ?, ?, ?)", details);
        }
    }

    private static void insert(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.executeUpdate();
            }
        }
    }

    private static LegacySource source() throws SQLException {
        return LegacySource.open(new ImportArguments(
                TestDatabase.url(ORIGINAL),
                TestDatabase.user(),
                TestDatabase.password(),
                Path.of("none"),
                false,
                false,
                false));
    }

    private static StagingTables staged(LegacySource source, Connection copy) throws SQLException {
        StagingTables staged = StagingTables.of(source, copy);
        new RowConsistencyCheck(staged).run();
        return staged;
    }

    private static boolean broken(StagingTables staged) throws SQLException {
        return new ImportReport(staged, new PrintStream(OutputStream.nullOutputStream())).isBroken();
    }

    /** All that an account is; of passwords that nothing matches, only that. */
    private static List<String> rows(String database) throws SQLException {
        List<String> rows = rows(
                "Channels",
                database,
                "ChannelID, HEX(Username), HEX(VisibleName), TokenGeneration, VideoCount, Created,"
                        + " IF(Password REGEXP '^[$]2[aby][$][0-9]{2}[$][./A-Za-z0-9]{53}$', Password, 'none')");
        rows.addAll(rows(
                "ChannelDetails",
                database,
                "ChannelID, HEX(Fname), HEX(Mname), HEX(Lname), HEX(Email), CAST(Birth AS CHAR), EmailVerified"));
        return rows;
    }

    private static List<String> rows(String table, String database, String columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = TestDatabase.existing(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT JSON_ARRAY(" + columns + ") FROM " + table + " ORDER BY ChannelID")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = TestDatabase.existing(ORIGINAL).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
