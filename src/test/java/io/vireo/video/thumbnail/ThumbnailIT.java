package io.vireo.video.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import io.restassured.response.Response;
import io.vireo.Pictures;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailIT extends ServerTest {
    /** Of an uploader for the whole class. */
    private static String token;

    @BeforeEach
    void signIn() {
        if (token == null) {
            token = vireo.token(vireo.newAccount());
        }
    }

    @Test
    void shouldNotSendAThumbnailAgainThatTheClientHas() {
        String hash = vireo.published(token, "A video");

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
        "high10.mp4,320x240,true", "yuv422.mp4,320x240,true"
    })
    void shouldGiveEveryPlayableVideoAThumbnail(String sample, String size, boolean neutral) {
        String hash = vireo.announced(token, sample);

        vireo.upload(token, hash, Samples.bytes(sample)).then().statusCode(200);

        BufferedImage thumbnail =
                Pictures.decode(vireo.request().get("/thumbnails/{hash}", hash).asByteArray());
        assertThat(Pictures.size(thumbnail)).isEqualTo(size);
        assertThat(Pictures.isPlaceholder(thumbnail)).isEqualTo(neutral);
    }
}
