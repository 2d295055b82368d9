package io.vireo.video.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, {@code {last}} is replaced by the offset of the video's last byte, {@code {length}} by its length. */
class PlaybackIT extends ServerTest {
    private static final byte[] VIDEO = Samples.video();
    private static final String LONG_AGO = "Mon, 01 Jan 2001 00:00:00 GMT";
    private static final String OTHER_TAG = "\"another\"";

    /** One video for the whole class; no test changes it. */
    private static String hash;

    @BeforeEach
    void publish() {
        if (hash == null) {
            hash = vireo.published(vireo.token(vireo.newAccount()), "A video");
        }
    }

    @Test
    void shouldSendTheWholeVideo() {
        Response answer = watch();

        answer.then()
                .statusCode(200)
                .contentType(equalTo("video/mp4"))
                .header("Content-Length", String.valueOf(VIDEO.length))
                .header("Accept-Ranges", "bytes")
                .header("ETag", matchesPattern("\"[^\"]+\""))
                .header("Last-Modified", matchesPattern("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"));
        assertThat(answer.asByteArray()).isEqualTo(VIDEO);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,0,0",
        "bytes=0-99,0,99",
        "bytes=100-199,100,199",
        "bytes=1000-,1000,{last}",
        "bytes={last}-,{last},{last}",
        "bytes=0-,0,{last}",
        "bytes=-1,{last},{last}",
        "bytes=-{length},0,{last}",
        "bytes=-99999999999999999999,0,{last}",
        "bytes=10-99999999999999999999,10,{last}",
        "Bytes=0-99,0,99",
    })
    void shouldSendTheRange(String range, String first, String last) {
        int from = Integer.parseInt(resolved(first));
        int to = Integer.parseInt(resolved(last));

        Response answer = watch("Range", resolved(range));

        answer.then()
                .statusCode(206)
                .contentType(equalTo("video/mp4"))
                .header("Content-Length", String.valueOf(to - from + 1))
                .header("Content-Range", "bytes " + from + "-" + to + "/" + VIDEO.length);
        assertThat(answer.asByteArray()).isEqualTo(Arrays.copyOfRange(VIDEO, from, to + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes={length}-", "bytes={length}-{length}", "bytes=99999999999999999999-", "bytes=-0"})
    void shouldRejectAnUnsatisfiableRange(String range) {
        watch("Range", resolved(range))
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + VIDEO.length)
                .contentType("application/json")
                .body("response", equalTo("range-not-satisfiable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items=0-5",
                "bytes",
                "bytes=",
                "bytes=a-b",
                "bytes=5-2",
                "bytes=--5",
                "bytes 0-5",
                "",
                "bytes=1.5-"
            })
    void shouldIgnoreAnInvalidRange(String range) {
        Response answer = watch("Range", range);

        answer.then().statusCode(200);
        assertThat(answer.asByteArray()).isEqualTo(VIDEO);
    }

    @Test
    void shouldSendOnlyHeadersForHead() {
        for (String path : List.of("/video/d/{hash}", "/thumbnails/{hash}")) {
            Response whole = vireo.request().get(path, hash);
            Response head = vireo.request().head(path, hash);

            head.then().statusCode(200);
            for (String header : List.of("Content-Type", "Content-Length", "Accept-Ranges", "ETag", "Last-Modified")) {
                assertThat(head.header(header)).as(header).isNotNull().isEqualTo(whole.header(header));
            }
            assertThat(head.asByteArray()).isEmpty();
        }
    }

    /** {@code Range} is defined for GET only (RFC 9110, 14.2). */
    @Test
    void shouldIgnoreTheRangeForHead() {
        vireo.request()
                .header("Range", "bytes=0-9")
                .head("/video/d/{hash}", hash)
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(VIDEO.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "*", "\"another\", %s", "\"another\",W/%s"})
    void shouldReturn304ForAMatchingEntityTag(String tags) {
        String tag = watch().header("ETag");

        Response answer = watch("If-None-Match", tags.formatted(tag));

        answer.then().statusCode(304).header("ETag", tag);
        assertThat(answer.asByteArray()).isEmpty();
        vireo.request()
                .header("If-None-Match", tags.formatted(tag))
                .head("/video/d/{hash}", hash)
                .then()
                .statusCode(304);
    }

    @Test
    void shouldSendAVideoThatHasChanged() {
        watch("If-None-Match", OTHER_TAG).then().statusCode(200);
        watch("If-Modified-Since", LONG_AGO).then().statusCode(200);
        watch("If-Modified-Since", "yesterday").then().statusCode(200);
        watch("If-Modified-Since", watch().header("Last-Modified")).then().statusCode(304);
    }

    /** RFC 9110, 13.2.2: an entity tag takes precedence over a date. */
    @Test
    void shouldPreferEntityTagsToDates() {
        String tag = watch().header("ETag");
        String date = watch().header("Last-Modified");

        request("If-None-Match", OTHER_TAG)
                .header("If-Modified-Since", date)
                .get("/video/d/{hash}", hash)
                .then()
                .statusCode(200);
        request("If-Match", tag)
                .header("If-Unmodified-Since", LONG_AGO)
                .get("/video/d/{hash}", hash)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldReturn412IfAPreconditionFails() {
        watch("If-Match", OTHER_TAG)
                .then()
                .statusCode(412)
                .contentType("application/json")
                .body("response", equalTo("precondition-failed"));
        watch("If-Match", "W/" + watch().header("ETag")).then().statusCode(412);
        watch("If-Unmodified-Since", LONG_AGO).then().statusCode(412);
        watch("If-Match", watch().header("ETag")).then().statusCode(200);
        watch("If-Match", "*").then().statusCode(200);
        watch("If-Unmodified-Since", watch().header("Last-Modified")).then().statusCode(200);
    }

    @Test
    void shouldSendARangeOnlyIfIfRangeMatches() {
        String tag = watch().header("ETag");

        rangeIf(tag).then().statusCode(206);
        rangeIf(watch().header("Last-Modified")).then().statusCode(206);
        rangeIf(OTHER_TAG).then().statusCode(200);
        rangeIf("W/" + tag).then().statusCode(200);
        rangeIf(LONG_AGO).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzz", "ABCDEFG", "short", "muchlonger", "../keys", "a%b", "'", "é", "*"})
    void shouldReturnAnErrorForUnknownVideos(String other) {
        vireo.request().get("/video/d/{hash}", other).then().statusCode(400).body("response", equalTo("no-video"));
        vireo.request()
                .get("/thumbnails/{hash}", other)
                .then()
                .statusCode(404)
                .body("response", equalTo("no-thumbnails"));
        vireo.video(other).then().statusCode(404).body("response", equalTo("no-video"));
        vireo.request().head("/video/d/{hash}", other).then().statusCode(400);
        vireo.request().head("/thumbnails/{hash}", other).then().statusCode(404);
    }

    private Response watch() {
        return vireo.request().get("/video/d/{hash}", hash);
    }

    private Response watch(String header, String value) {
        return request(header, value).get("/video/d/{hash}", hash);
    }

    private Response rangeIf(String condition) {
        return request("Range", "bytes=0-9").header("If-Range", condition).get("/video/d/{hash}", hash);
    }

    private RequestSpecification request(String header, String value) {
        return vireo.request().header(header, value);
    }

    private static String resolved(String text) {
        return text.replace("{last}", String.valueOf(VIDEO.length - 1))
                .replace("{length}", String.valueOf(VIDEO.length));
    }
}
