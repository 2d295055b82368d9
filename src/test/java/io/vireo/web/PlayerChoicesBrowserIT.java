package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Choices in the player of the web client, in Chromium: theatre mode, speed, and captions of a stream that the browser plays by itself. */
@Tag("browser")
class PlayerChoicesBrowserIT extends ServerTest {
    private static final String VIDEO = "document.querySelector('video')";
    private static final String CAPTION_TRACKS = "[..." + VIDEO
            + ".textTracks].filter(({kind}) => kind === 'subtitles').map(({language}) => language).join()";
    private static final String SPEEDS = "[...(document.querySelector('media-playback-rate-menu').shadowRoot)"
            + ".querySelectorAll('media-chrome-menu-item')]";

    private Chromium chromium;
    private String token;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.start();
        chromium.size(1440, 900);
        token = vireo.token(vireo.newAccount());
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shouldBecomeWiderAndFollowTheSpeed() throws Exception {
        String hash = published("Wide");
        String playlist = vireo.json()
                .header("Authorization", token)
                .body(Map.of("title", "List", "visibility", "public"))
                .post("/me/playlists")
                .then()
                .statusCode(200)
                .extract()
                .path("response.playlist");
        vireo.request()
                .header("Authorization", token)
                .put("/p/{playlist}/v/{video}", playlist, hash)
                .then()
                .statusCode(200);
        chromium.go(base().resolve("/video/" + hash + "?list=" + playlist));
        chromium.await("the player", "document.querySelector('vireo-player')?.dataset.source");

        double before = width();
        assertThat(chromium.run("const list = document.querySelector('.in-list').getBoundingClientRect();"
                                + "const next = document.querySelector('.in-list ~ aside')?.getBoundingClientRect();"
                                + "return !next || next.top >= list.bottom")
                        .asBoolean())
                .as("the related videos below the playlist")
                .isTrue();
        chromium.press("t");
        double wide = width();
        assertThat(wide).as("in theatre mode").isGreaterThan(1.3 * before);
        chromium.go(base().resolve("/video/" + hash + "?list=" + playlist));
        chromium.await("the player", "document.querySelector('vireo-player')?.dataset.source");
        assertThat(width()).as("the kept mode").isEqualTo(wide);
        assertThat(chromium.run("return document.querySelector('[data-act=theatre]').getAttribute('aria-pressed')")
                        .asText())
                .isEqualTo("true");
        chromium.run("window.shift = 0; new PerformanceObserver((list) => list.getEntries()"
                + ".forEach(({value}) => { window.shift += value; })).observe({type: 'layout-shift', buffered: true})");
        chromium.await("the video", VIDEO + ".readyState > 0");
        assertThat(chromium.run("return window.shift").asDouble())
                .as("nothing moves when the page opens in that mode")
                .isLessThanOrEqualTo(0.02);
        chromium.press("t");
        assertThat(width()).isEqualTo(before);
        assertThat(chromium.run("return document.cookie").asText()).doesNotContain("vireo_wide");

        chromium.press(">");
        chromium.await(
                "the speed in the menu",
                SPEEDS + ".filter((item) => item.checked).map((item) => item.value) == '1.25'");
        assertThat(chromium.run("return " + SPEEDS + ".map((item) => item.value).join()")
                        .asText())
                .isEqualTo("0.25,0.5,0.75,1,1.25,1.5,1.75,2");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldListCaptionsOnceInAStreamOfTheBrowser() throws Exception {
        String hash = published("Captions");
        vireo.request()
                .header("Authorization", token)
                .contentType("text/vtt")
                .body("WEBVTT\n\n00:00.000 --> 01:00.000\nCaption\n")
                .put("/captions/{hash}/en", hash)
                .then()
                .statusCode(200);
        chromium.go(base().resolve("/about"));
        chromium.run("localStorage['vireo-player'] = '{\"captions\": \"en\", \"muted\": true}'");
        chromium.go(base().resolve("/video/" + hash));
        chromium.await("the captions of the page", VIDEO + ".textTracks[0]?.mode === 'showing'");

        // Chromium plays streams by itself too, but without their captions
        chromium.run("const {stream} = document.querySelector('vireo-player');"
                + "stream.browser = {apple: true, nativeHls: true, mse: () => true}; stream.change('hls')");
        chromium.await("the stream", VIDEO + ".currentSrc.endsWith('master.m3u8') && " + VIDEO + ".readyState > 1");
        assertThat(chromium.run("return document.querySelectorAll('track[kind=subtitles]').length")
                        .asInt())
                .isZero();
        assertThat(chromium.run("return JSON.parse(localStorage['vireo-player']).captions")
                        .asText())
                .as("the kept choice")
                .isEqualTo("en");

        chromium.run("document.querySelector('vireo-player').stream.change('file')");
        chromium.await("the captions of the page again", CAPTION_TRACKS + " === 'en'");
        chromium.await(
                "the choice",
                "[..." + VIDEO + ".textTracks].some(({mode, language}) =>"
                        + " language === 'en' && mode === 'showing')");
        assertThat(chromium.problems()).isEmpty();
    }

    private double width() throws Exception {
        return chromium.run("return document.querySelector('vireo-player').getBoundingClientRect().width")
                .asDouble();
    }

    private String published(String title) {
        return vireo.published(token, title, "", Samples.bytes("segments.mp4"));
    }
}
