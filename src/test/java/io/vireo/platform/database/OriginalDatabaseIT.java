package io.vireo.platform.database;

import static io.vireo.platform.database.Tables.definition;
import static io.vireo.platform.database.Tables.execute;
import static io.vireo.platform.database.Tables.query;
import static io.vireo.platform.database.Tables.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database of an original Vireo is taken over as it is, or refused as it is. */
class OriginalDatabaseIT {
    private static final String HASH = "$2b$14$abcdefghijklmnopqrstuuT2nBkQ0v0eM6mC1yXQ0Zl1t3xYbOa9K";

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
}
