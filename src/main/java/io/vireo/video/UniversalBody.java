package io.vireo.video;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list, a single video or a channel, as JSON. All entries have the same keys, the seven of the contract first; a key that
 * does not apply has the value {@code ""} (CONTRACT.md, Conventions).
 *
 * <p>This class is the single definition of an entry for lists, searches, {@code GET /v/…} and the export of personal data. A {@link
 * UniversalField} defines the JSON key, the SQL expressions that produce the value, and the type. To add a column, add a constant; a column
 * of another table, such as a counter, also needs that table in {@link #JOINS}.
 */
@JsonSerialize(using = UniversalBody.Serializer.class)
public final class UniversalBody {
    /** The joins that the expressions of a video need in addition to {@code Videos v}; every query appends them to its FROM clause. */
    public static final String JOINS = " STRAIGHT_JOIN Channels c ON c.ChannelID = v.ChannelID"
            + " LEFT JOIN VideoTallies t ON t.VideoID = v.VideoID";

    /** The condition of an SQL query that search may find a video {@code v} of a channel {@code c}. */
    public static final String SEARCHABLE_VIDEO = VideoAccess.IS_LISTED + " AND c.Standing IN ('good', 'frozen')";

    /** The condition of an SQL query that search may find a channel {@code c}. */
    public static final String SEARCHABLE_CHANNEL = "c.Standing IN ('good', 'frozen')";

    /** An SQL expression over {@code Videos v}: the tags, one in each line; NULL for none. */
    public static final String TAGS = "(SELECT GROUP_CONCAT(x.Name ORDER BY x.Place SEPARATOR '\n') FROM VideoTags x"
            + " WHERE x.VideoID = v.VideoID)";

    private static final String NONE = "";

    /** The kind of entry, which determines its fields. */
    public enum Kind {
        /** A single video with its description. */
        VIDEO(field -> field.video),
        /** A video without its description, tags and captions. */
        LISTED_VIDEO(field -> switch (field) {
            case DESCRIPTION, CAPTIONS -> null;
            case TAGS -> "''";
            default -> field.video;
        }),
        CHANNEL(field -> field.channel);

        private final List<UniversalField> fields;
        private final String columns;

        Kind(Function<UniversalField, @Nullable String> expression) {
            fields = Arrays.stream(UniversalField.values())
                    .filter(field -> expression.apply(field) != null)
                    .toList();
            columns = fields.stream()
                    .map(field -> expression.apply(field) + " AS " + field.key)
                    .collect(Collectors.joining(", "));
        }

        /** Returns the columns for the SELECT clause; each is labelled with the JSON key of its field. */
        public String columns() {
            return columns;
        }

        /** Reads an entry from the current row of a query that selected {@link #columns()}. */
        public UniversalBody read(ResultSet row) throws SQLException {
            Map<UniversalField, Object> values = new EnumMap<>(UniversalField.class);
            for (UniversalField field : fields) {
                Object value = field.type.read(row, field.key);
                if (value != null) {
                    values.put(field, value);
                }
            }
            return new UniversalBody(values);
        }
    }

    /** The values that are not null. */
    private final Map<UniversalField, Object> values;

    /** Further keys, which not every viewer gets. */
    private final Map<String, Object> further;

    private UniversalBody(Map<UniversalField, Object> values) {
        this(values, Map.of());
    }

    private UniversalBody(Map<UniversalField, Object> values, Map<String, Object> further) {
        this.values = values;
        this.further = further;
    }

    /** Returns the entry of a video that the viewer may not see any more: nothing but its hash path. */
    public static UniversalBody placeholder(String hash) {
        return new UniversalBody(Map.of(UniversalField.TYPE, "video", UniversalField.THUMBNAIL, hash));
    }

    /** Returns the entry with further keys after its own, in the order of the map. */
    public UniversalBody with(Map<String, Object> keys) {
        return new UniversalBody(values, keys);
    }

    /**
     * Passes the properties of a video in the export of personal data: times in full precision, without unknown values and without values
     * that are the same for all videos of the channel. There {@code thumbnail} is a file name, and the hash path has a key of its own.
     */
    public void forEachExported(BiConsumer<String, Object> consumer) {
        for (UniversalField field : UniversalField.values()) {
            Object value = value(field);
            if (value != null && !field.isOmittedInExport()) {
                consumer.accept(
                        field == UniversalField.THUMBNAIL ? "hashpath" : field.key,
                        value instanceof Instant ? value.toString() : value);
            }
        }
    }

    public String channel() {
        return (String) required(UniversalField.CHANNEL);
    }

    /** Returns the title of a video. */
    public String title() {
        return (String) required(UniversalField.TITLE);
    }

    /** Returns the hash path of a video, or of the newest video of a channel; {@code ""} if it has none. */
    public String thumbnail() {
        return value(UniversalField.THUMBNAIL) instanceof String hash ? hash : NONE;
    }

    /** Returns the upload time of a video, in full precision. */
    public Instant upload() {
        return (Instant) required(UniversalField.UPLOAD);
    }

    private Object required(UniversalField field) {
        return Objects.requireNonNull(value(field), field.key);
    }

    private @Nullable Object value(UniversalField field) {
        return values.get(field);
    }

    /** Serializes all keys in the order of the fields, with {@code ""} for missing values. */
    static final class Serializer extends StdSerializer<UniversalBody> {
        private static final long serialVersionUID = 1;

        Serializer() {
            super(UniversalBody.class);
        }

        @Override
        public void serialize(UniversalBody body, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            for (UniversalField field : UniversalField.values()) {
                Object value = body.value(field);
                json.writeObjectField(field.key, value == null ? NONE : field.type.json(value));
            }
            for (Map.Entry<String, Object> entry : body.further.entrySet()) {
                json.writeObjectField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }
}
