package io.vireo.platform.database;

import static io.vireo.platform.database.Tables.definition;
import static io.vireo.platform.database.Tables.execute;
import static io.vireo.platform.database.Tables.query;
import static io.vireo.platform.database.Tables.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database of the original service is migrated completely, or rejected without a change. */
class OriginalDatabaseIT {
    private static final String HASH = "$2b$14$abcdefghijklmnopqrstuuT2nBkQ0v0eM6mC1yXQ0Zl1t3xYbOa9K";

    /** Original databases with different engines, character sets, key types and constraint names. */
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
    void shouldMigrateAnOriginalDatabase(String engine, String charset, String key, String foreignKey)
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
        assertThat(query(source, "SELECT VideoID, LikesBefore, DislikesBefore, Likes, Dislikes FROM VideoTallies"))
                .containsExactly("1|3|4|0|0");
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
    void shouldReportInvalidRowsAndChangeNothing(String row, String message) throws Exception {
        DataSource source = TestDatabase.empty("migrate_refused");
        original(source, "MyISAM", "utf8mb4 COLLATE utf8mb4_bin", "INT", "");
        if (message.startsWith("Email")) {
            execute(source, "INSERT INTO Channels VALUES (8, 'eight', 'x')");
        }
        execute(source, row);
        List<String> before = definition(source);

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseStartupException.class)
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
        assertThat(version(source)).isEqualTo(MigrationsIT.LATEST);
    }

    static void original(DataSource source, String engine, String charset, String key, String foreignKey)
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

    /** Dumps from Windows or macOS contain table names in lower case. */
    @Test
    void shouldSuggestRenamesForTablesInAnotherCase() throws Exception {
        DataSource source = TestDatabase.empty("migrate_spelling");
        original(source, "InnoDB", "utf8mb4", "INT", "");
        execute(source, "RENAME TABLE Channels TO channels, Videos TO VIDEOS");

        assertThatThrownBy(() -> new Migrations(source).run())
                .isInstanceOf(DatabaseStartupException.class)
                .hasMessageContaining("RENAME TABLE `channels` TO `Channels`, `VIDEOS` TO `Videos`;");

        assertThat(query(source, "SHOW TABLES")).containsExactlyInAnyOrder("channels", "ChannelDetails", "VIDEOS");
        execute(source, "RENAME TABLE `channels` TO `Channels`, `VIDEOS` TO `Videos`");
        new Migrations(source).run();
        assertThat(query(source, "SELECT COUNT(*) FROM Channels")).containsExactly("2");
    }

    @Test
    void shouldNotWarnAboutExistingTables() throws Exception {
        DataSource source = TestDatabase.empty("migrate_quietly");
        original(source, "InnoDB", "utf8mb4", "INT", "");
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                    warnings.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        try {
            new Migrations(source).run();
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(warnings).isEmpty();
    }

    /** Accounts with visually equal usernames are kept; the visible name belongs to one of them. */
    @Test
    void shouldKeepVisuallyEqualUsernames() throws Exception {
        DataSource source = TestDatabase.empty("migrate_invisible");
        original(source, "InnoDB", "utf8mb4", "INT", "");
        execute(
                source,
                "INSERT INTO Channels VALUES (8, 'Zo\u00eb\u3164', '" + HASH + "'), (9, '\u2800x', '" + HASH + "')");

        new Migrations(source).run();

        assertThat(query(source, "SELECT ChannelID, VisibleName FROM Channels ORDER BY ChannelID"))
                .containsExactly("0|zero", "7|Zo\u00eb", "8|null", "9|x");
    }
}
