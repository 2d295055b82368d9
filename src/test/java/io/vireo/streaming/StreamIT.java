package io.vireo.streaming;

import static io.vireo.Leftovers.filesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.vireo.BoxEditor;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.WithBothConnectors;
import io.vireo.media.segment.LimitVideos;
import io.vireo.media.segment.TestStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithBothConnectors
class StreamIT extends ServerTest {
    private static final String PREFIX = "/video/h/{hash}/";

    @TempDir
    Path directory;

    @Test
    void shouldStreamAVideoAsSoonAsItIsUploaded() throws Exception {
        String hash = published(vireo.token(vireo.newAccount()), "aac-audio.mp4");
        TestStream expected = TestStream.of(Samples.path("aac-audio.mp4"), directory);

        get(hash, "master.m3u8")
                .then()
                .statusCode(200)
                .contentType("application/vnd.apple.mpegurl")
                .header("Content-Encoding", nullValue())
                .header("Cache-Control", equalTo("no-cache"))
                .header("ETag", matchesPattern("\"[^\"]+\""));
        assertThat(text(get(hash, "master.m3u8"))).isEqualTo(HlsPlaylist.master(expected.index(), noTracks(hash), ""));
        assertThat(text(get(hash, "m.m3u8"))).isEqualTo(HlsPlaylist.media(expected.index(), ""));
        assertThat(text(get(hash, "manifest.mpd"))).isEqualTo(DashManifest.of(expected.index(), noTracks(hash), ""));
        get(hash, "manifest.mpd").then().contentType("application/dash+xml");
        for (int time = 0; time < 2; time++) {
            check(hash, "m", expected.index().init().muxed(), expected.muxed());
            check(hash, "v", expected.index().init().video(), expected.video());
            check(hash, "a", expected.index().init().audio(), expected.audio());
        }
    }

    private static ManifestTracks noTracks(String hash) {
        return ManifestTracks.of(hash, List.of(), List.of());
    }

    private void check(String hash, String rendition, byte[] init, List<byte[]> segments) {
        Response answer = get(hash, rendition + "/init.mp4");
        answer.then().statusCode(200).contentType(endsWith(rendition));
        assertThat(answer.asByteArray()).isEqualTo(init);
        for (int segment = 1; segment <= segments.size(); segment++) {
            Response media = get(hash, rendition + "/" + segment + ".m4s");
            media.then().statusCode(200).contentType("video/iso.segment").header("Accept-Ranges", equalTo("bytes"));
            assertThat(media.asByteArray()).isEqualTo(segments.get(segment - 1));
        }
        get(hash, rendition + "/" + (segments.size() + 1) + ".m4s")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-segment"));
    }

    private static String endsWith(String rendition) {
        return rendition.equals("a") ? "audio/mp4" : "video/mp4";
    }

    @Test
    void shouldSupportRangesAndConditions() throws Exception {
        String hash = published(vireo.token(vireo.newAccount()), "aac-audio.mp4");
        byte[] whole = get(hash, "m/1.m4s").asByteArray();
        String tag = get(hash, "m/1.m4s").header("ETag");
        String head = "bytes=0-9";
        String across = "bytes=100-" + (whole.length - 3);
        for (String range : List.of(head, across, "bytes=-5", "bytes=5000-5000")) {
            Response part = vireo.request().header("Range", range).get(PREFIX + "m/1.m4s", hash);
            part.then().statusCode(206).header("Content-Range", startsWith("bytes "));
            String[] bounds = part.header("Content-Range").split("[ /-]");
            assertThat(part.asByteArray())
                    .isEqualTo(Arrays.copyOfRange(whole, Integer.parseInt(bounds[1]), Integer.parseInt(bounds[2]) + 1));
            vireo.request()
                    .header("Range", range)
                    .header("If-Range", "\"another\"")
                    .get(PREFIX + "m/1.m4s", hash)
                    .then()
                    .statusCode(200);
        }
        Response several =
                vireo.request().header("Range", "bytes=0-3,2000-2003").get(PREFIX + "m/1.m4s", hash);
        several.then().statusCode(206).contentType(containsString("multipart/byteranges"));
        assertThat(new String(several.asByteArray(), StandardCharsets.ISO_8859_1))
                .contains(new String(Arrays.copyOfRange(whole, 2000, 2004), StandardCharsets.ISO_8859_1));
        vireo.request()
                .header("Range", "bytes=99999999-")
                .get(PREFIX + "m/1.m4s", hash)
                .then()
                .statusCode(416);
        for (String part : List.of("m/1.m4s", "v/1.m4s", "a/1.m4s", "m.m3u8", "m/init.mp4", "manifest.mpd")) {
            String own = get(hash, part).header("ETag");
            vireo.request()
                    .header("If-None-Match", own)
                    .get(PREFIX + part, hash)
                    .then()
                    .statusCode(304);
            vireo.request()
                    .header("If-Match", "\"x\"")
                    .get(PREFIX + part, hash)
                    .then()
                    .statusCode(412);
            Response only = vireo.request().head(PREFIX + part, hash);
            only.then().statusCode(200).header("ETag", equalTo(own));
            assertThat(only.header("Content-Length")).isEqualTo(get(hash, part).header("Content-Length"));
        }
        assertThat(get(hash, "v/1.m4s").header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void shouldNameThePathsAndTheCodecsInTheData() {
        String token = vireo.token(vireo.newAccount());
        String hash = published(token, "turned-90.mp4");
        vireo.video(hash)
                .then()
                .body("response.hls", equalTo("/video/h/" + hash + "/master.m3u8"))
                .body("response.dash", equalTo("/video/h/" + hash + "/manifest.mpd"))
                .body("response.codecs", startsWith("avc1.42"))
                .body("response.rotation", equalTo(90))
                .body("response.hdr", equalTo(false));
        String other = published(token, "mp3-audio.mp4");
        vireo.video(other)
                .then()
                .body("response.hls", equalTo(""))
                .body("response.dash", equalTo(""))
                .body("response.codecs", containsString(",mp4a.6B"));
        String hdr = vireo.announced(token, "HDR");
        vireo.upload(
                        token,
                        hdr,
                        BoxEditor.of("vp9.mp4").put("vpcC", 8, 0x10090000).bytes())
                .then()
                .statusCode(200);
        vireo.video(hdr).then().body("response.hdr", equalTo(true)).body("response.codecs", startsWith("vp09."));
    }

    @Test
    void shouldPlayAVideoThatCannotBeStreamedAsAFile() {
        String hash = published(vireo.token(vireo.newAccount()), "mp3-audio.mp4");
        for (String part : List.of("master.m3u8", "m.m3u8", "manifest.mpd", "m/init.mp4", "m/1.m4s", "a/1.m4s")) {
            get(hash, part).then().statusCode(404).body("response", equalTo("no-stream"));
        }
        get(hash, "x/1.m4s").then().statusCode(404).body("response", equalTo("no-segment"));
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(200);
    }

    /** Too many samples in a segment, heads that are too large, two sample descriptions; the order of the boxes changes. */
    @Test
    void shouldPlayAVideoBeyondALimitOfStreamsAsAFile() {
        String token = vireo.token(vireo.newAccount());
        for (byte[] video : List.of(
                LimitVideos.of(65_537, 1, 70_000),
                LimitVideos.of(65_536, 1, 70_000),
                LimitVideos.withTwoDescriptions(2))) {
            String hash = vireo.announced(token, "Beyond a limit");
            vireo.upload(token, hash, video).then().statusCode(200);
            vireo.video(hash)
                    .then()
                    .body("response.hls", equalTo(""))
                    .body("response.dash", equalTo(""))
                    .body("response.codecs", startsWith("avc1."));
            get(hash, "master.m3u8").then().statusCode(404).body("response", equalTo("no-stream"));
            get(hash, "manifest.mpd").then().statusCode(404).body("response", equalTo("no-stream"));
            vireo.request()
                    .get("/video/d/{hash}", hash)
                    .then()
                    .statusCode(200)
                    .header("Content-Length", equalTo(Integer.toString(video.length)));
            vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(200);
        }
    }

    @Test
    void shouldReject() {
        vireo.request()
                .get(PREFIX + "master.m3u8", "zzzzzzz")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-video"));
        vireo.request()
                .get(PREFIX + "m/1.m4s", "ABCDEFG")
                .then()
                .statusCode(404)
                .body("response", equalTo("no-video"));
        String hash = published(vireo.token(vireo.newAccount()), "baseline.mp4");
        get(hash, "a/1.m4s").then().statusCode(404).body("response", equalTo("no-segment"));
        get(hash, "a/init.mp4").then().statusCode(404).body("response", equalTo("no-segment"));
        get(hash, "v.m3u8").then().statusCode(404).body("response", equalTo("no-segment"));
    }

    @Test
    void shouldOpenAPrivateStreamByItsAccess() {
        String token = vireo.token(vireo.newAccount());
        String hash = published(token, "aac-audio.mp4");
        vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", "private"))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200);
        get(hash, "m.m3u8").then().statusCode(404).body("response", equalTo("no-video"));
        String access = vireo.request()
                .header("Authorization", token)
                .get("/v/{hash}", hash)
                .path("response.access");

        Response playlist = vireo.request().get(PREFIX + "m.m3u8?" + access, hash);
        playlist.then().statusCode(200).header("Cache-Control", equalTo("private, no-cache"));
        assertThat(text(playlist)).contains("m/init.mp4?" + access, "m/1.m4s?" + access);
        Response byToken = vireo.request().header("Authorization", token).get(PREFIX + "master.m3u8", hash);
        String media = text(byToken)
                .lines()
                .filter(line -> line.startsWith("m.m3u8?a="))
                .findFirst()
                .orElseThrow();
        for (String line : text(vireo.request().get(PREFIX + media, hash)).split("\n")) {
            if (!line.startsWith("#")) {
                vireo.request().get(PREFIX + line, hash).then().statusCode(200);
                vireo.request()
                        .get(PREFIX + line.replaceAll("\\?.*", ""), hash)
                        .then()
                        .statusCode(404);
            }
        }
    }

    @Test
    void shouldRemoveTheStreamWithTheVideo() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = published(token, "aac-audio.mp4");
        get(hash, "m/1.m4s").then().statusCode(200);
        assertThat(filesOf(hash)).hasSize(3);
        vireo.deleteVideo(token, hash).then().statusCode(200);
        get(hash, "m/1.m4s").then().statusCode(404).body("response", equalTo("no-video"));
        assertThat(filesOf(hash)).isEmpty();
    }

    @Test
    void shouldMakeTheIndexOfAnOlderVideoAtTheFirstRequest() throws Exception {
        String hash = published(vireo.token(vireo.newAccount()), "aac-audio.mp4");
        Path index = TestServer.data().resolve("segments/" + hash + ".seg");
        byte[] before = Files.readAllBytes(index);
        Files.delete(index);
        Rows.change(
                "UPDATE Videos SET Streams = NULL, Codecs = NULL, Rotation = NULL, Hdr = NULL WHERE PathHash = ?",
                hash);

        get(hash, "m.m3u8").then().statusCode(200);

        assertThat(index).hasBinaryContent(before);
        assertThat(Rows.select("SELECT CONCAT(Streams, Codecs, Rotation, Hdr) FROM Videos WHERE PathHash = ?", hash))
                .containsExactly("2avc1.42c00b,mp4a.40.200");
        get(hash, "m/1.m4s").then().statusCode(200);
    }

    @Test
    void shouldMakeADamagedIndexAgain() throws Exception {
        String hash = published(vireo.token(vireo.newAccount()), "aac-audio.mp4");
        Path index = TestServer.data().resolve("segments/" + hash + ".seg");
        byte[] before = Files.readAllBytes(index);
        Files.write(index, new byte[] {1, 2, 3});
        get(hash, "m/1.m4s").then().statusCode(200);
        assertThat(index).hasBinaryContent(before);
    }

    @Test
    void shouldOfferTheFileAsADownload() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.announced(token, "A \"title\"/..\\ü");
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);
        List<String> expected =
                new ArrayList<>(List.of("", "?download", "?download=1", "?x=1&download", "?downloads", "?k=download"));
        for (int time = 0; time < 2; time++) {
            for (String query : expected) {
                boolean attachment =
                        query.contains("download") && !query.contains("downloads") && !query.contains("k=");
                vireo.request()
                        .get("/video/d/" + hash + query)
                        .then()
                        .statusCode(200)
                        .header(
                                "Content-Disposition",
                                equalTo(
                                        (attachment ? "attachment" : "inline")
                                                + "; filename=\"A title .. _.mp4\"; filename*=UTF-8''A%20title%20..%20%C3%BC.mp4"));
            }
        }
    }

    private String published(String token, String sample) {
        String hash = vireo.announced(token, "A stream");
        vireo.upload(token, hash, Samples.bytes(sample)).then().statusCode(200);
        return hash;
    }

    private Response get(String hash, String part) {
        return vireo.request().get(PREFIX + part, hash);
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }
}
