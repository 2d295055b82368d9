package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.streaming.TestTracks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in Firefox, on a telephone: without script errors, violations of the content security policy and sideways scroll. */
@Tag("browser")
class FirefoxBrowserIT extends ServerTest {
    private static final Path VIDEO =
            Path.of("src/test/resources/media/baseline.mp4").toAbsolutePath();

    @TempDir
    Path directory;

    private Firefox browser;
    private FirefoxPage firefox;

    @BeforeEach
    void start() throws Exception {
        browser = Firefox.start(directory);
        firefox = FirefoxPage.of(browser.driven());
        firefox.size(360, 740);
    }

    @AfterEach
    void stop() throws Exception {
        if (firefox != null) {
            firefox.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldWorkInFirefox() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        String hash = vireo.announced(token, "segments.mp4");
        vireo.upload(token, hash, Samples.bytes("segments.mp4")).then().statusCode(200);
        TestTracks.add(hash);
        vireo.request()
                .header("Authorization", token)
                .contentType("text/vtt")
                .body("WEBVTT\n\n00:00.000 --> 00:01.000\nTom &amp; &lt;Jerry&gt;\n\n00:01.000 --> 00:02.000\nEnd\n")
                .put("/chapters/" + hash)
                .then()
                .statusCode(200);
        visit("/");
        visit("/signup");
        visit("/about");
        visit("/search/" + name);
        visit("/embed/" + hash);
        visit("/nothing");
        watch(hash);

        visit("/signin");
        firefox.type("#su", name);
        firefox.type("#sp", PASSWORD);
        firefox.click("form button.main");
        firefox.await(
                "the home page", "document.querySelector('.actions details') && document.readyState === 'complete'");
        expectSound("/signin, the page after it");
        comment(hash);
        for (String page : new String[] {
            "/feed",
            "/history",
            "/later",
            "/liked",
            "/playlists",
            "/inbox",
            "/settings",
            "/upload",
            "/channel/" + name,
            "/edit/" + hash,
            "/tracks/" + hash,
            "/save/" + hash
        }) {
            visit(page);
        }
        uploadWithoutScript();
    }

    private void watch(String hash) throws Exception {
        visit("/video/" + hash);
        firefox.await("the player", "document.querySelector('vireo-player').dataset.source");
        firefox.await("the menu of chapters", "document.querySelector('[data-chapter-menu] [value]')");
        assertThat(firefox.evaluate("document.querySelectorAll('.chapters a').length"))
                .isEqualTo("2");
        firefox.await(
                "the chapters in the seek bar",
                "document.querySelector('media-time-range').mediaChaptersCues?.length > 0");
        firefox.press("m", "k");
        firefox.await("playback", "document.querySelector('video').currentTime > 0.3");
        firefox.evaluate("document.querySelector('media-settings-menu-button').click()");
        firefox.await("the menu", "!document.querySelector('media-settings-menu').hidden");
        firefox.press("\uE00C");
        expectSound("/video, while it plays");
    }

    private void comment(String hash) throws Exception {
        visit("/video/" + hash);
        firefox.type("#f-comment", "Lovely");
        firefox.click("#comments form button.main");
        firefox.await("the comment", "document.querySelector('#threads li')?.textContent.includes('Lovely')");
        expectSound("/video, after a comment");
    }

    /** Sends the form without script, which is shown with its errors, as Firefox encodes it. */
    private void uploadWithoutScript() throws Exception {
        visit("/upload");
        firefox.evaluate(
                "document.body.insertAdjacentHTML('beforeend', '<form id=bare method=post enctype=multipart/form-data"
                        + " action=/upload/form><input name=title></form>') ?? document.querySelector('#bare').submit()");
        firefox.await("the form", "document.querySelector('form[enctype] #f-file')");
        firefox.evaluate("document.querySelector('#f-title').value = 'Grüße & <Küsse>'");
        firefox.choose("#f-file", VIDEO);
        firefox.click("form[enctype] button.main");
        firefox.await("the video", "document.querySelector('h1')?.textContent === 'Grüße & <Küsse>'");
        expectSound("/video, after the upload");
    }

    private void visit(String path) throws Exception {
        firefox.go(base().resolve(path));
        expectSound(path);
    }

    private void expectSound(String page) throws Exception {
        assertThat(firefox.problems()).as("problems of " + page).isEmpty();
        assertThat(firefox.overflow()).as("sideways scroll of " + page).isLessThanOrEqualTo(0);
    }
}
