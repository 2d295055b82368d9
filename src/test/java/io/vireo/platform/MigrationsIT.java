package io.vireo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationsIT {
    private static final String HASH = "$2b$14$abcdefghijklmnopqrstuuT2nBkQ0v0eM6mC1yXQ0Zl1t3xYbOa9K";
    private static final List<Integer> STEPS = steps();
    private static final String LATEST = String.valueOf(STEPS.get(STEPS.size() - 1));

    @Test
    void shouldMakeTheTablesOfAnEmptyDatabase() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_empty");

        assertThat(query(source, "SHOW TABLES"))
                .contains("ChannelDetails", "Channels", "LoginAttempts", "Videos", "flyway_schema_history");
        execute(
                source,
                "INSERT INTO Channels (Username, Password) VALUES ('ann', 'x')",
                "INSERT INTO Videos (PathHash, ChannelID, Upload) VALUES ('abcdefg', 1, '2026-11-23 09:00:00.123456')");
        assertThat(query(source, "SELECT VideoID, Title, Description, `Like`, Published, Upload FROM Videos"))
                .containsExactly("1|||0|0|2026-11-23 09:00:00.123456");
    }

    @Test
    void shouldDoNothingTheSecondTime() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_twice");
        List<String> before = query(source, "SELECT * FROM flyway_schema_history");

        new Migrations(source).run();

        assertThat(query(source, "SELECT * FROM flyway_schema_history")).isEqualTo(before);
    }

    /** The ways in which original databases differ: engine, character set, types and names of keys. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "InnoDB; latin1; INT; , CONSTRAINT `odd ``Videos_of_channel` FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)",
                "InnoDB; utf8mb3; BIGINT UNSIGNED AUTO_INCREMENT; , FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID) ON DELETE CASCADE",
                "InnoDB; utf8mb4; INT UNSIGNED; , CONSTRAINT Videos_of_channel FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)",
                "MyISAM ROW_FORMAT=FIXED; latin1; INT; ''",
                "Aria; utf8mb4; INT AUTO_INCREMENT; ''",
            })
    void shouldTakeOverAnOriginalDatabase(String engine, String charset, String key, String foreignKey)
            throws Exception {
        DataSource source = TestDatabase.empty("migrate_original");
        original(source, engine, charset, key, foreignKey == null ? "" : foreignKey);

        new Migrations(source).run();

        assertThat(query(
                        source,
                        "SELECT ChannelID, Username, Password, TokenGeneration, VideoCount, Created FROM Channels"
                                + " ORDER BY ChannelID"))
                .containsExactly("0|zero|" + HASH + "|0|1|null", "7|Zoë|" + HASH + "|0|2|null");
        assertThat(query(
                        source,
                        "SELECT ChannelID, Fname, Mname, Lname, Email, Birth FROM ChannelDetails ORDER BY ChannelID"))
                .containsExactly("0|Nul||Null|zero@example.org|null", "7|Zoë|M|Müller|zoe@example.org|1990-02-28");
        assertThat(query(
                        source,
                        "SELECT VideoID, PathHash, ChannelID, Title, Description, Upload, `Like`, `Dislike`,"
                                + " Published, Bytes FROM Videos ORDER BY VideoID"))
                .containsExactly(
                        "0|a000000|0|||1970-01-01 00:00:00.000000|0|0|1|null",
                        "1|b111111|7|Café|déjà vu|2020-05-17 00:00:00.000000|3|4|1|null",
                        "5|c222222|7|none||2021-01-01 00:00:00.000000|0|0|1|null");
        execute(source, "INSERT INTO Channels (Username, Password) VALUES ('new', 'x')");
        assertThat(query(source, "SELECT ChannelID FROM Channels WHERE Username = 'NEW'"))
                .containsExactly("8");
        assertThat(definition(source)).isEqualTo(definition(TestDatabase.migrated("migrate_fresh")));

        execute(source, "DELETE FROM Channels WHERE ChannelID = 7");
        assertThat(query(source, "SELECT VideoID FROM Videos")).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "INSERT INTO Channels VALUES (8, 'ZOË', 'x'); Username twice",
                "INSERT INTO Channels VALUES (8, NULL, 'x'); without Username",
                "INSERT INTO ChannelDetails VALUES (8, '', '', '', 'ZOE@example.org', NULL); Email twice",
                "INSERT INTO ChannelDetails VALUES (7, '', '', '', 'other@example.org', NULL); ChannelID twice",
                "INSERT INTO ChannelDetails VALUES (99, '', '', '', 'other@example.org', NULL); not in Channels",
                "INSERT INTO Videos VALUES (9, 'b111111', 7, '', '', NULL, 0, 0); PathHash twice",
                "INSERT INTO Videos VALUES (9, 'd333333', 99, '', '', NULL, 0, 0); not in Channels",
                "INSERT INTO Videos VALUES (9, NULL, 7, '', '', NULL, 0, 0); without PathHash",
            })
    void shouldSayWhatToMendAndChangeNothing(String row, String message) throws Exception {
        DataSource source = TestDatabase.empty("migrate_refused");
        original(source, "MyISAM", "utf8mb4 COLLATE utf8mb4_bin", "INT", "");
        if (message.startsWith("Email")) {
            execute(source, "INSERT INTO Channels VALUES (8, 'eight', 'x')");
        }
        execute(source, row);
        List<String> before = definition(source);

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining(message)
                .hasMessageNotContainingAny("zoe", "ZO");
        assertThat(definition(source)).isEqualTo(before);
        assertThat(query(source, "SELECT COUNT(*) FROM Videos WHERE Title = 'Café'"))
                .containsExactly("1");

        execute(
                source,
                "DELETE FROM Videos WHERE VideoID = 9",
                "DELETE FROM Channels WHERE ChannelID = 8 AND NOT"
                        + " EXISTS (SELECT 1 FROM ChannelDetails d WHERE d.ChannelID = 8)");
        execute(source, "DELETE FROM ChannelDetails WHERE Email IN ('ZOE@example.org', 'other@example.org')");
        new Migrations(source).run();
        assertThat(version(source)).isEqualTo(LATEST);
    }

    /** Each step again, as after a crash between the step and the record of it. */
    @ParameterizedTest
    @MethodSource("steps")
    void shouldRunAStepAgainThatWasNotRecorded(int step) throws Exception {
        DataSource source = TestDatabase.empty("migrate_interrupted");
        original(source, "InnoDB", "latin1", "INT", ", FOREIGN KEY (ChannelID) REFERENCES Channels (ChannelID)");
        migrateTo(source, step);
        execute(source, "DELETE FROM flyway_schema_history WHERE version = '" + step + "'");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(definition(source)).isEqualTo(definition(TestDatabase.migrated("migrate_fresh")));
        assertThat(query(source, "SELECT VideoCount FROM Channels WHERE ChannelID = 7"))
                .containsExactly("2");
    }

    @Test
    void shouldRunAFailedStepAgain() throws Exception {
        DataSource source = TestDatabase.empty("migrate_failed");
        migrateTo(source, 9);
        execute(source, "UPDATE flyway_schema_history SET success = 0 WHERE version = '9'");

        new Migrations(source).run();

        assertThat(version(source)).isEqualTo(LATEST);
        assertThat(query(source, "SELECT COUNT(*) FROM flyway_schema_history WHERE success = 0"))
                .containsExactly("0");
    }

    @Test
    void shouldRefuseAChangedStep() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_changed");
        execute(source, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '9'");

        assertThatThrownBy(() -> new Migrations(source).run()).isInstanceOf(DatabaseUnusable.class);
    }

    @Test
    void shouldRefuseTheDatabaseOfANewerVersion() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_newer");
        execute(
                source,
                "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', NOW(), 1, 1");

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("newer Vireo")
                .hasMessageContaining("99");
    }

    @Test
    void shouldLetSeveralNodesStartAtOnce() throws Exception {
        DataSource source = TestDatabase.empty("migrate_together");
        original(source, "InnoDB", "latin1", "INT", "");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> starts = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                starts.add(nodes.submit(() -> new Migrations(source).run()));
            }
            for (Future<?> start : starts) {
                start.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(query(source, "SELECT version FROM flyway_schema_history WHERE version > 0 ORDER BY installed_rank"))
                .hasSize(STEPS.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellNamesApartByAccentAndBlankButNotByCase() throws Exception {
        DataSource source = TestDatabase.migrated("migrate_names");
        execute(
                source,
                "INSERT INTO Channels (Username, Password) VALUES ('resume', 'x'), ('résumé', 'x'), ('resume ', 'x')");

        assertThatThrownBy(() -> execute(source, "INSERT INTO Channels (Username, Password) VALUES ('RESUME', 'x')"))
                .isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SELECT VideoID FROM Videos WHERE Published = 1 ORDER BY Upload DESC, VideoID DESC LIMIT 20; Videos_newest",
                "SELECT VideoID FROM Videos WHERE ChannelID = 1 AND Published = 1 ORDER BY Upload DESC, VideoID DESC LIMIT 20; Videos_newest_of_channel",
                "SELECT v.Title FROM Videos v WHERE v.Published = 1 AND (v.Upload < '2026-01-01 10:00' OR (v.Upload = '2026-01-01 10:00' AND v.VideoID < 600)) ORDER BY v.Upload DESC, v.VideoID DESC LIMIT 20; Videos_newest",
                "DELETE FROM LoginAttempts WHERE Updated < 5; LoginAttempts_Updated",
                "SELECT MailID FROM Mails WHERE Due <= 5 ORDER BY Due LIMIT 1 FOR UPDATE SKIP LOCKED; Mails_Due",
                "DELETE FROM LinkTokens WHERE Expires <= 5; LinkTokens_Expires",
            })
    void shouldServeTheListsFromAnIndex(String query, String index) throws Exception {
        DataSource source = TestDatabase.migrated("migrate_indexes");
        execute(
                source,
                "INSERT INTO Channels (Username, Password) VALUES ('ann', 'x'), ('bob', 'x')",
                "INSERT INTO Videos (PathHash, ChannelID, Upload, Published) SELECT CONCAT('v', seq), 1 + seq % 2,"
                        + " '2026-01-01' + INTERVAL seq MINUTE, seq % 10 <> 0 FROM seq_1_to_2000",
                "INSERT INTO LoginAttempts SELECT '::1', seq, '1', NULL, seq FROM seq_1_to_2000",
                "INSERT INTO Mails (MessageID, Template, Recipient, Subject, TextBody, HtmlBody, Created, Expires, Due)"
                        + " SELECT seq, 'WELCOME', seq, '', '', '', 0, 0, seq FROM seq_1_to_2000",
                "INSERT INTO LinkTokens (ChannelID, Purpose, TokenHash, Expires) SELECT 1, seq, seq, seq FROM seq_1_to_2000",
                "ANALYZE TABLE Videos, LoginAttempts, Mails, LinkTokens");

        assertThat(query(source, "EXPLAIN " + query))
                .singleElement()
                .satisfies(plan -> assertThat(plan).contains(index).doesNotContain("filesort"));
    }

    /** The versions of the scripts, in their order. */
    static List<Integer> steps() {
        String[] names = Path.of("db-migrations").toFile().list();
        return Arrays.stream(names)
                .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                .sorted()
                .toList();
    }

    private static void original(DataSource source, String engine, String charset, String key, String foreignKey)
            throws SQLException {
        String type = key.replace(" AUTO_INCREMENT", "");
        String table = ") ENGINE=" + engine + " DEFAULT CHARACTER SET " + charset;
        execute(
                source,
                "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', default_storage_engine = InnoDB",
                "CREATE TABLE Channels (ChannelID " + key + " PRIMARY KEY, Username VARCHAR(25), Password VARCHAR(60)"
                        + table,
                "CREATE TABLE ChannelDetails (ChannelID " + type + ", Fname VARCHAR(25), Mname VARCHAR(25),"
                        + " Lname VARCHAR(25), Email VARCHAR(100) PRIMARY KEY UNIQUE, Birth DATE"
                        + foreignKey.replace("Videos", "Details") + table,
                "CREATE TABLE Videos (VideoID " + key + " PRIMARY KEY, PathHash VARCHAR(7), ChannelID " + type
                        + ", Title VARCHAR(255), Description MEDIUMTEXT, Upload DATE, `Like` INT, `Dislike` INT"
                        + foreignKey + table.replace(" ROW_FORMAT=FIXED", ""),
                "INSERT INTO Channels VALUES (0, 'zero', '" + HASH + "'), (7, 'Zoë', '" + HASH + "')",
                "INSERT INTO ChannelDetails VALUES (7, 'Zoë', 'M', 'Müller', 'zoe@example.org', '1990-02-28'),"
                        + " (0, 'Nul', NULL, 'Null', 'zero@example.org', '0000-00-00')",
                "INSERT INTO Videos VALUES (1, 'b111111', 7, 'Café', 'déjà vu', '2020-05-17', 3, 4),"
                        + " (0, 'a000000', 0, NULL, NULL, NULL, NULL, NULL),"
                        + " (5, 'c222222', 7, 'none', '', '2021-01-01', NULL, 0)");
    }

    private static void migrateTo(DataSource source, int version) {
        org.flywaydb.core.Flyway.configure()
                .dataSource(source)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(Integer.toString(version))
                .load()
                .migrate();
    }

    private static String version(DataSource source) throws SQLException {
        return query(source, "SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")
                .get(0);
    }

    /** What the three tables are, without what their history leaves: counters, further indexes. */
    private static List<String> definition(DataSource source) throws SQLException {
        return query(
                source,
                "SELECT TABLE_NAME, ORDINAL_POSITION, COLUMN_NAME, COLUMN_TYPE, COLUMN_DEFAULT, IS_NULLABLE,"
                        + " COLLATION_NAME, EXTRA FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'"
                        + " UNION SELECT TABLE_NAME, 0, ENGINE, ROW_FORMAT, TABLE_COLLATION, '', '', ''"
                        + " FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'flyway_schema_history'"
                        + " UNION SELECT TABLE_NAME, 0, CONSTRAINT_NAME, DELETE_RULE, '', '', '', ''"
                        + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE()"
                        + " UNION SELECT TABLE_NAME, SEQ_IN_INDEX, INDEX_NAME, COLUMN_NAME, NON_UNIQUE, '', '', ''"
                        + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()"
                        + " AND TABLE_NAME <> 'flyway_schema_history' AND INDEX_NAME LIKE CONCAT(TABLE_NAME, '\\_%')"
                        + " ORDER BY 1, 2, 3, 4");
    }

    private static void execute(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows, their values joined by {@code |}. */
    private static List<String> query(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
