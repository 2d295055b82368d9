package io.vireo.video;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.vireo.platform.config.Settings;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list, a single video or a channel, as JSON. All entries have the same keys, the seven of the contract first; a key that
 * does not apply has the value {@code ""} (CONTRACT.md, Conventions).
 *
 * <p>This class is the single definition of an entry for lists, searches, {@code GET /v/…} and the export of personal data. A {@link
 * Field} defines the JSON key, the SQL expressions that produce the value, and the type. To add a column, add a constant; a column of
 * another table, such as a counter, also needs that table in {@link #JOINS}.
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

    private static final String NEWEST_VIDEO = "(SELECT n.PathHash FROM Videos n WHERE n.ChannelID = c.ChannelID"
            + " AND n.Listed = 1 ORDER BY n.Upload DESC, n.VideoID DESC LIMIT 1)";
    private static final String SUBSCRIBERS =
            "COALESCE((SELECT GREATEST(s.Subscribers, 0) FROM ChannelTallies s WHERE s.ChannelID = c.ChannelID), 0)";
    private static final String CAPTION_LIST = "COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('language', p.Language,"
            + " 'label', p.Label, 'kind', p.Kind, 'url', CONCAT('/captions/', v.PathHash, '/', p.Language))"
            + " ORDER BY p.Language) FROM Captions p WHERE p.VideoID = v.VideoID), '[]')";
    /** An SQL expression over {@code Videos v}: the tags, one in each line; NULL for none. */
    public static final String TAGS = "(SELECT GROUP_CONCAT(x.Name ORDER BY x.Place SEPARATOR '\n') FROM VideoTags x"
            + " WHERE x.VideoID = v.VideoID)";

    private static final String NONE = "";

    /** Whether the site shows the number of dislikes; otherwise it is 0. */
    private static final boolean SHOWS_DISLIKES = RatingSettings.from(Settings.of(UniversalBody.class.getClassLoader()))
            .areDislikesShown();

    /**
     * The fields in output order. {@code video} is an SQL expression over {@code Videos v} and {@link #JOINS}, {@code channel} one over
     * {@code Channels c}.
     */
    private enum Field {
        TYPE("type", FieldType.TEXT, "'video'", "'channel'"),
        CHANNEL("channel", FieldType.TEXT, "c.Username", "c.Username"),
        TITLE("title", FieldType.TEXT, "v.Title", null),
        /** The hash path of the video, or of the newest video of the channel. */
        THUMBNAIL("thumbnail", FieldType.TEXT, "v.PathHash", NEWEST_VIDEO),
        /** The number of listed videos of a channel. */
        COUNT("nb_count", FieldType.INTEGER, null, "c.VideoCount"),
        /** Not part of lists. */
        DESCRIPTION("description", FieldType.TEXT, "v.Description", null),
        UPLOAD("upload", FieldType.TIME, "v.Upload", null),
        DURATION("duration", FieldType.SECONDS, "v.DurationMillis", null),
        /** In pixels, as displayed. */
        WIDTH("width", FieldType.INTEGER, "v.Width", null),
        HEIGHT("height", FieldType.INTEGER, "v.Height", null),
        VISIBILITY("visibility", FieldType.TEXT, "v.Visibility", null),
        /** Empty in lists. */
        TAGS("tags", FieldType.LINES, UniversalBody.TAGS, null),
        /** Counters, see the package {@code tally}: a video without a row of counters has none of each. */
        LIKES("likes", FieldType.COUNT, count("t.LikesBefore + t.Likes"), null),
        DISLIKES("dislikes", FieldType.COUNT, SHOWS_DISLIKES ? count("t.DislikesBefore + t.Dislikes") : "0", null),
        VIEWS("views", FieldType.COUNT, count("t.Views"), null),
        COMMENTS("comments", FieldType.COUNT, count("t.Comments"), null),
        SUBSCRIBERS("subscribers", FieldType.COUNT, null, UniversalBody.SUBSCRIBERS),
        /** A {@link CommentsPolicy}. */
        COMMENTING("commenting", FieldType.TEXT, "v.CommentsPolicy", null),
        /** The paths of the manifests; also of a video whose streams are unknown yet, which the first request determines. */
        HLS("hls", FieldType.TEXT, manifest("v.Streams = 0", "master.m3u8"), null),
        DASH("dash", FieldType.TEXT, manifest("v.Streams < 2", "manifest.mpd"), null),
        /** RFC 6381. */
        CODECS("codecs", FieldType.TEXT, "v.Codecs", null),
        /** Clockwise, in degrees. */
        ROTATION("rotation", FieldType.INTEGER, "v.Rotation", null),
        HDR("hdr", FieldType.BOOLEAN, "v.Hdr", null),
        /** Not part of lists. */
        CAPTIONS("captions", FieldType.JSON, UniversalBody.CAPTION_LIST, null),
        CHAPTERS("chapters", FieldType.TEXT, "IF(v.HasChapters, CONCAT('/chapters/', v.PathHash), NULL)", null),
        STORYBOARD(
                "storyboard", FieldType.TEXT, "IF(v.HasStoryboard, CONCAT('/storyboards/', v.PathHash), NULL)", null);

        private final String key;
        private final FieldType type;
        private final @Nullable String video;
        private final @Nullable String channel;

        Field(String key, FieldType type, @Nullable String video, @Nullable String channel) {
            this.key = key;
            this.type = type;
            this.video = video;
            this.channel = channel;
        }

        private static String count(String sum) {
            return "GREATEST(COALESCE(" + sum + ", 0), 0)";
        }

        private static String manifest(String missing, String name) {
            return "IF(" + missing + ", NULL, CONCAT('/video/h/', v.PathHash, '/" + name + "'))";
        }

        /** Returns whether the export of personal data omits the field: it is no property of the video. */
        private boolean isOmittedInExport() {
            return Set.of(TYPE, CHANNEL, HLS, DASH, CAPTIONS, CHAPTERS, STORYBOARD)
                    .contains(this);
        }
    }

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

        private final List<Field> fields;
        private final String columns;

        Kind(Function<Field, @Nullable String> expression) {
            fields = Arrays.stream(Field.values())
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
            Map<Field, Object> values = new EnumMap<>(Field.class);
            for (Field field : fields) {
                Object value = field.type.read(row, field.key);
                if (value != null) {
                    values.put(field, value);
                }
            }
            return new UniversalBody(values);
        }
    }

    /** The values that are not null. */
    private final Map<Field, Object> values;

    /** Further keys, which not every viewer gets. */
    private final Map<String, Object> further;

    private UniversalBody(Map<Field, Object> values) {
        this(values, Map.of());
    }

    private UniversalBody(Map<Field, Object> values, Map<String, Object> further) {
        this.values = values;
        this.further = further;
    }

    /** Returns the entry of a video that the viewer may not see any more: nothing but its hash path. */
    public static UniversalBody placeholder(String hash) {
        return new UniversalBody(Map.of(Field.TYPE, "video", Field.THUMBNAIL, hash));
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
        for (Field field : Field.values()) {
            Object value = value(field);
            if (value != null && !field.isOmittedInExport()) {
                consumer.accept(
                        field == Field.THUMBNAIL ? "hashpath" : field.key,
                        value instanceof Instant ? value.toString() : value);
            }
        }
    }

    public String channel() {
        return (String) required(Field.CHANNEL);
    }

    /** Returns the title of a video. */
    public String title() {
        return (String) required(Field.TITLE);
    }

    /** Returns the hash path of a video, or of the newest video of a channel; {@code ""} if it has none. */
    public String thumbnail() {
        return value(Field.THUMBNAIL) instanceof String hash ? hash : NONE;
    }

    /** Returns the upload time of a video, in full precision. */
    public Instant upload() {
        return (Instant) required(Field.UPLOAD);
    }

    private Object required(Field field) {
        return Objects.requireNonNull(value(field), field.key);
    }

    private @Nullable Object value(Field field) {
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
            for (Field field : Field.values()) {
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
