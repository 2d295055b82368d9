package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.streaming.TestTracks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The player of the web client in Chromium. Skipped, loudly, where there is none. */
@Tag("browser")
class PlayerBrowserIT extends ServerTest {
    private static final String VIDEO = "document.querySelector('video')";
    private static final String VTT = "WEBVTT\n\n00:00.000 --> 00:10.000\n%s\n\n00:10.000 --> 00:40.000\n%s";
    private static final String ESCAPE = "\uE00C";
    private static final String END = "\uE010";

    private Chromium chromium;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.start();
        chromium.size(1440, 900);
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shouldPlayAStreamAcrossItsSegments() throws Exception {
        String hash = published(vireo.token(vireo.newAccount()), "segments.mp4");
        open(hash, "{\"source\": \"hls\", \"muted\": true}");
        assertThat(loaded("hls")).as("before playback").isFalse();
        assertThat(chromium.run("return document.querySelector('media-time-display').shadowRoot.textContent")
                        .asText())
                .contains("1:00");

        chromium.press("k");
        chromium.await("playback of the stream", VIDEO + ".currentTime > 0.3");
        assertThat(chromium.run("return " + VIDEO + ".src").asText()).startsWith("blob:");
        assertThat(loaded("m/1.m4s")).isTrue();
        assertThat(loaded("m/10.m4s")).isFalse();

        chromium.press("9");
        chromium.await("the last segment", VIDEO + ".currentTime > 54.2");
        assertThat(loaded("m/10.m4s")).isTrue();
        chromium.press("1");
        chromium.await("the second segment", VIDEO + ".currentTime > 6.2 && " + VIDEO + ".currentTime < 50");

        chromium.run("document.querySelector('[data-quality] [value=file]').click()");
        chromium.await("the file", VIDEO + ".src.includes('/video/d/') && " + VIDEO + ".currentTime > 6.2");
        assertThat(chromium.run("return JSON.parse(localStorage['vireo-player']).source")
                        .asText())
                .isEqualTo("file");
        chromium.run("document.querySelector('[data-quality] [value=hls]').click()");
        chromium.await("the stream", VIDEO + ".src.startsWith('blob:') && " + VIDEO + ".currentTime > 6.2");
        chromium.press(END);
        chromium.await("the end", VIDEO + ".ended");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldShowCaptionsChaptersAndPreviews() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = published(token, "segments.mp4");
        addTracks(token, hash);
        open(hash, "{}");
        chromium.await("the chapters", "document.querySelectorAll('.chapters a').length === 3");
        chromium.press("5");
        chromium.await(
                "the second chapter",
                "document.querySelector('.chapters [aria-current]')?.textContent === '0:10Tom & <Jerry>'");
        assertThat(chromium.run("return document.querySelector('[data-chapter-now]').textContent")
                        .asText())
                .isEqualTo("Tom & <Jerry>");
        assertThat(chromium.run("return [...document.querySelectorAll('[data-chapter-menu] [value]')]"
                                + ".map((item) => item.textContent).join()")
                        .asText())
                .isEqualTo("0:00 Start,0:10 Tom & <Jerry>,0:40 End");
        chromium.run("document.querySelector('media-time-range').dispatchEvent("
                + "new CustomEvent('mediapreviewrequest', {composed: true, bubbles: true, detail: 15}))");
        chromium.await(
                "the chapter in the preview",
                "document.querySelector('media-time-range').getAttribute('mediapreviewchapter') === 'Tom & <Jerry>'");
        chromium.click(".chapters li:last-child a");
        chromium.await("the last chapter", VIDEO + ".currentTime >= 40");

        chromium.press("5", "c");
        chromium.await("the captions", VIDEO + ".textTracks[0].activeCues?.[0]?.text === 'Middle caption'");
        assertThat(chromium.run("return document.querySelector('.player-says').textContent")
                        .asText())
                .isEqualTo("Captions: English");
        // the pointer moves until the list of previews has been loaded
        chromium.await(
                "the preview",
                "document.querySelector('media-time-range').dispatchEvent("
                        + "new CustomEvent('mediapreviewrequest', {composed: true, bubbles: true, detail: 5})),"
                        + "document.querySelector('media-time-range').getAttribute('mediapreviewimage')?.includes("
                        + "'/storyboards/" + hash + "/1.jpg')");

        chromium.press("f");
        chromium.await("full screen", "document.fullscreenElement?.localName === 'vireo-player'");
        chromium.run("document.querySelector('media-settings-menu-button').click()");
        chromium.await("the menu", "!document.querySelector('media-settings-menu').hidden");
        chromium.run(
                "document.querySelectorAll('media-settings-menu-item[aria-haspopup]').forEach((item) => item.click())");
        chromium.run("document.querySelector('[data-act=look]').click()");
        chromium.await("the look of captions", "document.querySelector('dialog[open] select')");
        chromium.expectAccessible("the look of captions");
        chromium.run("const size = document.querySelector('#cue-size'); size.value = 'large';"
                + "size.dispatchEvent(new Event('input', {bubbles: true}))");
        chromium.click("dialog button");
        chromium.press("f");
        chromium.await("the window", "!document.fullscreenElement");
        chromium.press("?");
        chromium.await("the keys", "document.querySelector('dialog[open] kbd')");
        chromium.expectAccessible("the keys");
        chromium.click("dialog input");
        chromium.click("dialog button");
        chromium.run(VIDEO + ".muted = false; document.activeElement.blur()");
        chromium.press("m");
        assertThat(chromium.run("return " + VIDEO + ".muted").asBoolean())
                .as("letters that are switched off")
                .isFalse();

        go("/video/" + hash);
        chromium.await(
                "the kept choices",
                VIDEO + ".textTracks[0].mode === 'showing' && document.querySelector('[data-cue-size=large]')");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldWarnBeforeABlackPicture() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String hash = published(token, "hevc.mp4");
        for (String page : List.of("/video/", "/embed/")) {
            go(page + hash);
            chromium.await("the warning", "document.querySelector('.player-warning:not([hidden])')");
            assertThat(chromium.run("return document.querySelector('.player-warning').textContent")
                            .asText())
                    .contains("cannot play this video (H.265 (HEVC)).");
            chromium.expectAccessible(page);
            assertThat(chromium.run("return document.querySelector('.player-warning a').href")
                            .asText())
                    .endsWith("/video/d/" + hash + "?download");
        }
        chromium.click(".player-warning [data-close]");
        chromium.await("its end", "document.querySelector('.player-warning').hidden");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldPlayTheNextVideoIfWanted() throws Exception {
        String token = vireo.token(vireo.newAccount());
        String first = published(token, "baseline.mp4");
        String second = published(token, "aac-audio.mp4");
        open(second, "{\"muted\": true, \"rate\": 2}");
        chromium.press(END, "k");
        chromium.await("the end", VIDEO + ".ended");
        assertThat(chromium.run("return document.querySelector('.player-next')").isNull())
                .as("off by default")
                .isTrue();

        chromium.click("[data-autoplay]");
        chromium.run(VIDEO + ".play(); document.activeElement.blur()");
        chromium.await("the countdown", "document.querySelector('.player-next [data-left] span')");
        chromium.press(ESCAPE);
        chromium.await("its end", "!document.querySelector('.player-next')");
        chromium.run(VIDEO + ".play()");
        chromium.await("the countdown", "document.querySelector('.player-next [data-go]')");
        chromium.click(".player-next [data-go]");
        chromium.await("the next video", "location.pathname === '/video/" + first + "'");
        chromium.await("its playback", VIDEO + "?.currentTime > 0");
        chromium.await("its end", VIDEO + ".ended");
        assertThat(chromium.run(
                                "return document.querySelector('.player-next a')?.pathname === arguments[0]",
                                "/video/" + second)
                        .asBoolean())
                .as("the video before again")
                .isFalse();
        assertThat(chromium.problems()).isEmpty();
    }

    /** Opens the page of a video with choices of an earlier visit. */
    private void open(String hash, String choices) throws Exception {
        go("/about");
        chromium.run("localStorage['vireo-player'] = arguments[0]", choices);
        go("/video/" + hash);
        chromium.await("the player", "document.querySelector('vireo-player')?.dataset.source");
    }

    /** Adds captions, chapters and a storyboard to a video of 60 seconds. */
    private void addTracks(String token, String hash) throws Exception {
        TestTracks.add(hash);
        put(
                token,
                "/captions/" + hash + "/en?label=English&kind=captions",
                VTT.formatted("First caption", "Middle caption"));
        put(
                token,
                "/chapters/" + hash,
                VTT.formatted("Start", "Tom &amp; &lt;Jerry&gt;") + "\n\n00:40.000 --> 01:00.000\nEnd");
    }

    private void put(String token, String path, String text) {
        vireo.request()
                .header("Authorization", token)
                .contentType("text/vtt")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put(path)
                .then()
                .statusCode(200);
    }

    private boolean loaded(String part) throws Exception {
        return chromium.run(
                        "return performance.getEntriesByType('resource').some(({name}) => name.includes(arguments[0]))",
                        part)
                .asBoolean();
    }

    private String published(String token, String sample) {
        String hash = vireo.announced(token, sample);
        vireo.upload(token, hash, Samples.bytes(sample)).then().statusCode(200);
        return hash;
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
