package io.vireo.video.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vireo.BoxEditor;
import io.vireo.Pictures;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailIT extends ServerTest {
    /** The token of an uploader for the whole class. */
    private static String token;

    @BeforeEach
    void signIn() {
        if (token == null) {
            token = vireo.token(vireo.newAccount());
        }
    }

    @Test
    void shouldReturn304ForACachedThumbnail() {
        String hash = vireo.uploaded(token, "A video");

        Response thumbnail = vireo.request().get("/thumbnails/{hash}", hash);

        thumbnail.then().statusCode(200).contentType(matchesPattern("image/(jpeg|png)"));
        vireo.request()
                .header("If-None-Match", thumbnail.header("ETag"))
                .get("/thumbnails/{hash}", hash)
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @CsvSource({
        "baseline.mp4,320x240,false", "high-1080.mp4,1280x720,false", "turned-90.mp4,240x320,false",
        "turned-180.mp4,320x240,false", "turned-270.mp4,240x320,false", "movie.mov,320x240,false",
        "aac-audio.mp4,320x240,false", "mp3-audio.mp4,320x240,false", "moov-last.mp4,320x240,false",
        "hevc.mp4,320x240,true", "av1.mp4,320x240,true", "vp9.mp4,320x240,true",
        "high10.mp4,320x240,true", "yuv422.mp4,320x240,true", "yuv444.mp4,320x240,true",
        "mbaff.mp4,320x240,true", "one-group.mp4,320x240,false", "two-tracks.mp4,320x240,true"
    })
    void shouldCreateAThumbnailOfEveryPlayableVideo(String sample, String size, boolean placeholder) {
        String hash = vireo.announced(token, sample);

        vireo.upload(token, hash, Samples.bytes(sample)).then().statusCode(200);

        BufferedImage thumbnail =
                Pictures.decode(vireo.request().get("/thumbnails/{hash}", hash).asByteArray());
        assertThat(Pictures.size(thumbnail)).isEqualTo(size);
        assertThat(Pictures.isPlaceholder(thumbnail)).isEqualTo(placeholder);
    }

    @Test
    void shouldReportTheMetadataOfAMirroredVideoWithAnEditList() {
        String hash = vireo.announced(token, "Mirrored");
        byte[] video = BoxEditor.of("one-group.mp4")
                .edits(3000, 2048 + 10_240, 1)
                .matrix("tkhd", 0, 1, 1, 0)
                .put("mvhd", 16, 3000)
                .bytes();

        vireo.upload(token, hash, video).then().statusCode(200);

        JsonPath metadata = vireo.request().get("/v/{hash}", hash).jsonPath();
        assertThat(metadata.getDouble("response.duration")).isEqualTo(3);
        assertThat(metadata.getInt("response.width")).isEqualTo(240);
        assertThat(metadata.getInt("response.height")).isEqualTo(320);
        BufferedImage thumbnail =
                Pictures.decode(vireo.request().get("/thumbnails/{hash}", hash).asByteArray());
        assertThat(Pictures.size(thumbnail)).isEqualTo("240x320");
        // the edit list removes the red frames
        assertThat(new Color(thumbnail.getRGB(120, 160)).getRed()).isLessThan(60);
    }
}
