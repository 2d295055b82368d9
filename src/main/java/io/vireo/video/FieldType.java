package io.vireo.video;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vireo.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a value of a {@link UniversalBody} is read from a result set and converted to JSON. */
enum FieldType {
    TEXT {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            return row.getString(label);
        }
    },
    INTEGER {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            // not getObject(String, Class), which the connection pool implements by reflection: slow
            int value = row.getInt(label);
            return row.wasNull() ? null : value;
        }
    },
    COUNT {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            return row.getLong(label);
        }
    },
    BOOLEAN {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            boolean value = row.getBoolean(label);
            return row.wasNull() ? null : value;
        }
    },
    /** A JSON array in the database. */
    JSON {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            String text = row.getString(label);
            try {
                return text == null ? null : Json.mapper().readValue(text, List.class);
            } catch (JsonProcessingException e) {
                throw new SQLException("The column " + label + " has no JSON array", e);
            }
        }
    },
    /** Texts without line breaks, one in each line; none if null. */
    LINES {
        @Override
        Object read(ResultSet row, String label) throws SQLException {
            String lines = row.getString(label);
            return lines == null || lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
        }
    },
    /** Milliseconds in the database, seconds in JSON. */
    SECONDS {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            long millis = row.getLong(label);
            return row.wasNull() ? null : millis / 1000.0;
        }
    },
    /** ISO 8601 in UTC, with a precision of seconds. */
    TIME {
        @Override
        @Nullable
        Object read(ResultSet row, String label) throws SQLException {
            return row.getTimestamp(label) == null
                    ? null
                    : row.getTimestamp(label).toInstant();
        }

        @Override
        Object json(Object value) {
            return DateTimeFormatter.ISO_INSTANT.format(((Instant) value).truncatedTo(ChronoUnit.SECONDS));
        }
    };

    abstract @Nullable Object read(ResultSet row, String label) throws SQLException;

    Object json(Object value) {
        return value;
    }
}
