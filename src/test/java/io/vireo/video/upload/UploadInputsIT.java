package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.TestServer;
import io.vireo.VireoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other containers by both ways of upload: what is stored, and what is refused. */
class UploadInputsIT extends ServerTest {
    /** The token of an uploader for the whole class. */
    private static String token;

    @BeforeEach
    void signIn() {
        if (token == null) {
            token = vireo.token(vireo.newAccount());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aac-audio.mov | video/quicktime | avc1.42c00b,mp4a.40.2",
                "iphone.mov | video/mp4 | avc1.42c00b,mp4a.40.2",
                "fragmented-audio.mp4 | video/mp4 | avc1.42c00b,mp4a.40.2",
                "opus.webm | video/webm | vp09.00.20.08,opus",
                "aac.mkv | application/octet-stream | avc1.42c00b,mp4a.40.2",
                "matroska.mp4 | text/plain | avc1.42c00b"
            })
    void shouldStoreAStreamableMp4(String name, String type, String codecs) {
        byte[] file = Samples.bytes(name.strip());
        String plain = vireo.announced(token, "A video");
        vireo.request()
                .header("Authorization", token)
                .contentType(type.strip())
                .body(file)
                .post("/upload/v/{hash}", plain)
                .then()
                .statusCode(200)
                .body("response", equalTo(""));
        String resumable = vireo.announced(token, "A video");
        resumed(resumable, file).then().statusCode(204);

        for (String hash : List.of(plain, resumable)) {
            vireo.video(hash)
                    .then()
                    .statusCode(200)
                    .body("response.codecs", equalTo(codecs.strip()))
                    .body("response.hls", endsWith("/master.m3u8"))
                    .body("response.rotation", equalTo(0));
            Response stored = vireo.request().get("/video/d/{hash}", hash);
            stored.then().statusCode(200).contentType("video/mp4");
            String text = new String(stored.asByteArray(), ISO_8859_1);
            assertThat(text).startsWith("\0\0\0 ftypisom").doesNotContain("moof");
            assertThat(text.indexOf("moov")).isLessThan(text.indexOf("mdat"));
            vireo.request().get("/video/h/{hash}/m/1.m4s", hash).then().statusCode(200);
        }
        byte[] first = vireo.request().get("/video/d/{hash}", plain).asByteArray();
        assertThat(vireo.request().get("/video/d/{hash}", resumable).asByteArray())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vp8.webm | The video is coded in VP8,",
                "vorbis.mkv | The audio is coded in Vorbis,",
                "video.avi | The file is of the type AVI,"
            })
    void shouldNameWhatIsRefused(String name, String beginning) {
        byte[] file = Samples.bytes(name.strip());
        String hash = vireo.announced(token, "A video");
        vireo.upload(token, hash, file)
                .then()
                .statusCode(400)
                .body("response", equalTo("not-mp4"))
                .body("message", startsWith(beginning.strip()));
        resumed(hash, file)
                .then()
                .statusCode(400)
                .body("response", equalTo("not-mp4"))
                .body("message", startsWith(beginning.strip()));
        vireo.request().get("/video/d/{hash}", hash).then().statusCode(400);

        vireo.upload(token, hash, Samples.bytes("opus.webm")).then().statusCode(200);
    }

    /** The original service stored such movies. Browsers do not play them; the keys of the video let a client say so. */
    @ParameterizedTest
    @CsvSource({"prores.mov,apch", "pcm.mov,'avc1.42c00b,sowt'"})
    void shouldStoreAMovieOfOtherCodecsAsItIs(String name, String codecs) {
        byte[] file = Samples.bytes(name);
        String plain = vireo.announced(token, "A video");
        vireo.upload(token, plain, file).then().statusCode(200);
        String resumable = vireo.announced(token, "A video");
        resumed(resumable, file).then().statusCode(204);

        for (String hash : List.of(plain, resumable)) {
            vireo.video(hash)
                    .then()
                    .statusCode(200)
                    .body("response.codecs", equalTo(codecs))
                    .body("response.hls", equalTo(""))
                    .body("response.dash", equalTo(""));
            vireo.request()
                    .get("/video/h/{hash}/master.m3u8", hash)
                    .then()
                    .statusCode(404)
                    .body("response", equalTo("no-stream"));
            byte[] stored = vireo.request().get("/video/d/{hash}", hash).asByteArray();
            assertThat(stored).hasSameSizeAs(file);
            assertThat(new String(stored, ISO_8859_1)).contains("ftypqt  ");
            vireo.request().get("/thumbnails/{hash}", hash).then().statusCode(200);
        }
    }

    @Test
    void shouldLeaveNoFilesBehind() throws IOException {
        String hash = vireo.announced(token, "A video");
        byte[] whole = Samples.bytes("aac.mkv");
        vireo.upload(token, hash, Arrays.copyOf(whole, whole.length / 2))
                .then()
                .statusCode(400)
                .body("message", containsString("Matroska"));
        vireo.upload(token, hash, whole).then().statusCode(200);

        try (Stream<Path> videos = Files.list(TestServer.data().resolve("videos"))) {
            assertThat(videos.map(Path::getFileName).map(Path::toString).filter(name -> name.startsWith(hash)))
                    .containsExactly(hash + ".mp4");
        }
    }

    private Response resumed(String hash, byte[] file) {
        Response created = tus().header("Upload-Length", file.length)
                .header("Upload-Metadata", UploadTest.metadata(hash))
                .post("/files");
        created.then().statusCode(201);
        String upload = VireoClient.resolved("/files", created.header("Location"));
        return tus().header("Upload-Offset", 0)
                .contentType("application/offset+octet-stream")
                .body(file)
                .patch(upload);
    }

    private RequestSpecification tus() {
        return vireo.request().header("Authorization", token).header("Tus-Resumable", "1.0.0");
    }
}
