package io.vireo.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.vireo.http.Json;
import io.vireo.video.UniversalBody.Kind;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UniversalBodyTest {
    private static final Instant UPLOAD = Instant.parse("2026-11-29T23:00:00.123456Z");

    private final Map<String, @Nullable Object> columns = new HashMap<>(Map.ofEntries(
            Map.entry("type", "video"),
            Map.entry("channel", "anna"),
            Map.entry("title", "A title"),
            Map.entry("thumbnail", "abc1234"),
            Map.entry("description", "About it"),
            Map.entry("upload", Timestamp.from(UPLOAD)),
            Map.entry("duration", 12_345L),
            Map.entry("width", 640),
            Map.entry("height", 360),
            Map.entry("visibility", "public"),
            Map.entry("likes", 4L),
            Map.entry("dislikes", 1L),
            Map.entry("views", 3_000_000_000L),
            Map.entry("comments", 2L),
            Map.entry("commenting", "held"),
            Map.entry("hls", "/video/h/abc1234/master.m3u8"),
            Map.entry("dash", "/video/h/abc1234/manifest.mpd"),
            Map.entry("codecs", "avc1.64001f,mp4a.40.2"),
            Map.entry("rotation", 90),
            Map.entry("hdr", false)));

    @Test
    void shouldSerializeAVideoWithTheKeysOfTheContractFirst() throws SQLException {
        assertThat(json(Kind.VIDEO))
                .isEqualTo("{\"response\":{\"type\":\"video\",\"channel\":\"anna\",\"title\":\"A title\","
                        + "\"thumbnail\":\"abc1234\",\"nb_count\":\"\",\"description\":\"About it\","
                        + "\"upload\":\"2026-11-29T23:00:00Z\",\"duration\":12.345,\"width\":640,\"height\":360,"
                        + "\"visibility\":\"public\",\"likes\":4,\"dislikes\":1,\"views\":3000000000,"
                        + "\"comments\":2,\"subscribers\":\"\",\"commenting\":\"held\","
                        + "\"hls\":\"/video/h/abc1234/master.m3u8\","
                        + "\"dash\":\"/video/h/abc1234/manifest.mpd\",\"codecs\":\"avc1.64001f,mp4a.40.2\","
                        + "\"rotation\":90,\"hdr\":false}}");
    }

    @Test
    void shouldOmitTheDescriptionInLists() throws SQLException {
        assertThat(json(Kind.LISTED_VIDEO)).contains("\"title\":\"A title\"", "\"description\":\"\"");
    }

    @Test
    void shouldSerializeUnknownValuesAsEmptyTexts() throws SQLException {
        List.of("duration", "width", "height").forEach(key -> columns.put(key, null));

        assertThat(json(Kind.VIDEO)).contains("\"duration\":\"\",\"width\":\"\",\"height\":\"\"");
    }

    @Test
    void shouldSerializeAChannel() throws SQLException {
        columns.putAll(Map.of("type", "channel", "nb_count", 3, "subscribers", 7L));

        assertThat(json(Kind.CHANNEL))
                .isEqualTo("{\"response\":{\"type\":\"channel\",\"channel\":\"anna\",\"title\":\"\","
                        + "\"thumbnail\":\"abc1234\",\"nb_count\":3,\"description\":\"\",\"upload\":\"\","
                        + "\"duration\":\"\",\"width\":\"\",\"height\":\"\",\"visibility\":\"\","
                        + "\"likes\":\"\",\"dislikes\":\"\",\"views\":\"\",\"comments\":\"\",\"subscribers\":7,\"commenting\":\"\","
                        + "\"hls\":\"\",\"dash\":\"\",\"codecs\":\"\",\"rotation\":\"\",\"hdr\":\"\"}}");
    }

    @Test
    void shouldExportOnlyKnownValuesOfAVideo() throws SQLException {
        columns.put("width", null);
        Map<String, Object> exported = new LinkedHashMap<>();
        Kind.VIDEO.read(row()).forEachExported(exported::put);

        assertThat(exported)
                .containsExactly(
                        Map.entry("title", "A title"),
                        Map.entry("hashpath", "abc1234"),
                        Map.entry("description", "About it"),
                        Map.entry("upload", UPLOAD.toString()),
                        Map.entry("duration", 12.345),
                        Map.entry("height", 360),
                        Map.entry("visibility", "public"),
                        Map.entry("likes", 4L),
                        Map.entry("dislikes", 1L),
                        Map.entry("views", 3_000_000_000L),
                        Map.entry("comments", 2L),
                        Map.entry("commenting", "held"),
                        Map.entry("codecs", "avc1.64001f,mp4a.40.2"),
                        Map.entry("rotation", 90),
                        Map.entry("hdr", false));
    }

    @Test
    void shouldAppendFurtherKeys() throws SQLException {
        UniversalBody body = Kind.VIDEO.read(row()).with(Map.of("key", "abc"));

        assertThat(new String(UniversalBodySerializer.serialize(body), StandardCharsets.UTF_8))
                .endsWith("\"hdr\":false,\"key\":\"abc\"}}");
    }

    /** Every kind has the same keys; columns that are not selected are {@code ""}. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldSerializeEachColumnUnderItsLabel(Kind kind) throws SQLException {
        columns.putAll(Map.of("nb_count", 3, "subscribers", 7L));
        Map<String, Object> values = Json.mapper().convertValue(kind.read(row()), new TypeReference<>() {});
        List<String> labels = Arrays.stream(kind.columns().split(" AS "))
                .skip(1)
                .map(column -> column.split(",", 2)[0])
                .toList();

        assertThat(values)
                .containsOnlyKeys(
                        "type",
                        "channel",
                        "title",
                        "thumbnail",
                        "nb_count",
                        "description",
                        "upload",
                        "duration",
                        "width",
                        "height",
                        "visibility",
                        "likes",
                        "dislikes",
                        "views",
                        "comments",
                        "subscribers",
                        "commenting",
                        "hls",
                        "dash",
                        "codecs",
                        "rotation",
                        "hdr");
        values.forEach((key, value) -> assertThat(!value.equals("")).as(key).isEqualTo(labels.contains(key)));
    }

    private String json(Kind kind) throws SQLException {
        return new String(UniversalBodySerializer.serialize(kind.read(row())), StandardCharsets.UTF_8);
    }

    /** Returns a result set that supports access by column label only. */
    private ResultSet row() {
        boolean[] wasNull = new boolean[1];
        return (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(), new Class<?>[] {ResultSet.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("wasNull")) {
                        return wasNull[0];
                    }
                    assertThat(columns).containsKey((String) arguments[0]);
                    Object value = columns.get(arguments[0]);
                    wasNull[0] = value == null;
                    if (value instanceof Number number) {
                        return method.getName().equals("getLong") ? (Object) number.longValue() : number.intValue();
                    }
                    return value != null ? value : method.getReturnType().isPrimitive() ? zero(method.getName()) : null;
                });
    }

    private static Object zero(String getter) {
        return getter.equals("getLong") ? (Object) 0L : 0;
    }
}
