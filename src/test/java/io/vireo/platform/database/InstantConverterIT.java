package io.vireo.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantConverterIT {
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    /** New York skips 02:30 on 2026-03-08 and repeats 01:30 on 2026-11-01; Auckland is a day ahead. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-23T09:00:00.123456Z",
        "Pacific/Auckland, 2026-11-23T13:00:00.000001Z",
        "America/New_York, 2026-03-08T02:30:00Z",
        "America/New_York, 2026-03-08T07:30:00Z",
        "America/New_York, 2026-11-01T05:30:00Z",
        "America/New_York, 2026-11-01T06:30:00Z",
        "Pacific/Auckland, 1970-01-01T00:00:00Z",
        "Europe/Amsterdam, 1937-01-01T00:00:00Z",
    })
    void shouldStoreAnInstantInUtc(String jvmZone, Instant instant) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
        DataSource source = TestDatabase.empty("time");
        InstantConverter converter = new InstantConverter();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (at DATETIME(6))");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                insert.setTimestamp(1, converter.convertToDatabaseColumn(instant.plusNanos(999)));
                insert.execute();
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT at, CAST(at AS CHAR) FROM t");
                    ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(converter.convertToEntityAttribute(row.getTimestamp(1)))
                        .isEqualTo(instant);
                assertThat(converter.convertToEntityAttribute(row.getObject(1, Timestamp.class)))
                        .isEqualTo(instant);
                assertThat(Instant.parse(row.getString(2).replace(' ', 'T') + "Z"))
                        .isEqualTo(instant);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UTC", "Pacific/Auckland", "America/New_York", "Pacific/Honolulu"})
    void shouldPreserveADateOfBirth(String jvmZone) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(jvmZone));
        DataSource source = TestDatabase.empty("birth");
        LocalDate birth = LocalDate.of(1990, 2, 28);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (byDate DATE, byObject DATE)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                insert.setDate(1, Date.valueOf(birth));
                insert.setObject(2, birth);
                insert.execute();
            }
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT byDate, byObject, CAST(byDate AS CHAR)," + " CAST(byObject AS CHAR) FROM t");
                    ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(3)).isEqualTo("1990-02-28");
                assertThat(row.getString(4)).isEqualTo("1990-02-28");
                assertThat(row.getDate(1).toLocalDate()).isEqualTo(birth);
                assertThat(row.getObject(2, LocalDate.class)).isEqualTo(birth);
            }
        }
    }
}
