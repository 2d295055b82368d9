package io.vireo.video;

import io.vireo.platform.config.Settings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link UniversalBody} in output order. {@code video} is an SQL expression over {@code Videos v} and {@link
 * UniversalBody#JOINS}, {@code channel} one over {@code Channels c}.
 */
enum UniversalField {
    TYPE("type", FieldType.TEXT, "'video'", "'channel'"),
    CHANNEL("channel", FieldType.TEXT, "c.Username", "c.Username"),
    TITLE("title", FieldType.TEXT, "v.Title", null),
    /** The hash path of the video, or of the newest video of the channel. */
    THUMBNAIL("thumbnail", FieldType.TEXT, "v.PathHash", Sql.NEWEST_VIDEO),
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
    DISLIKES("dislikes", FieldType.COUNT, Sql.SHOWS_DISLIKES ? count("t.DislikesBefore + t.Dislikes") : "0", null),
    VIEWS("views", FieldType.COUNT, count("t.Views"), null),
    COMMENTS("comments", FieldType.COUNT, count("t.Comments"), null),
    SUBSCRIBERS("subscribers", FieldType.COUNT, null, Sql.SUBSCRIBERS),
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
    CAPTIONS("captions", FieldType.JSON, Sql.CAPTIONS, null),
    CHAPTERS("chapters", FieldType.TEXT, "IF(v.HasChapters, CONCAT('/chapters/', v.PathHash), NULL)", null),
    STORYBOARD("storyboard", FieldType.TEXT, "IF(v.HasStoryboard, CONCAT('/storyboards/', v.PathHash), NULL)", null);

    final String key;
    final FieldType type;
    final @Nullable String video;
    final @Nullable String channel;

    UniversalField(String key, FieldType type, @Nullable String video, @Nullable String channel) {
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
    boolean isOmittedInExport() {
        return Set.of(TYPE, CHANNEL, HLS, DASH, CAPTIONS, CHAPTERS, STORYBOARD).contains(this);
    }

    /** Expressions of the constants above. */
    private static final class Sql {
        static final String NEWEST_VIDEO = "(SELECT n.PathHash FROM Videos n WHERE n.ChannelID = c.ChannelID"
                + " AND n.Listed = 1 ORDER BY n.Upload DESC, n.VideoID DESC LIMIT 1)";
        static final String SUBSCRIBERS =
                "COALESCE((SELECT GREATEST(s.Subscribers, 0) FROM ChannelTallies s WHERE s.ChannelID = c.ChannelID), 0)";
        static final String CAPTIONS = "COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('language', p.Language,"
                + " 'label', p.Label, 'kind', p.Kind, 'url', CONCAT('/captions/', v.PathHash, '/', p.Language))"
                + " ORDER BY p.Language) FROM Captions p WHERE p.VideoID = v.VideoID), '[]')";

        /** Whether the site shows the number of dislikes; otherwise it is 0. */
        static final boolean SHOWS_DISLIKES = RatingSettings.from(Settings.of(UniversalField.class.getClassLoader()))
                .areDislikesShown();
    }
}
