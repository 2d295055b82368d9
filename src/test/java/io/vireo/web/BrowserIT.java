package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The web client in Chromium. Skipped, loudly, where there is none. */
@Tag("browser")
class BrowserIT extends ServerTest {
    private static final Path VIDEO =
            Path.of("src/test/resources/media/baseline.mp4").toAbsolutePath();

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
    void shouldLeadANewUserFromSignUpToWatching() throws Exception {
        String name = VireoClient.newName();
        go("/");
        chromium.click(".join a.flank");
        Map<String, Object> person = VireoClient.person(name);
        for (String field : List.of("fname", "lname", "username", "email", "password", "day", "year")) {
            chromium.type("#f-" + field, String.valueOf(person.get(field)));
        }
        chromium.click("form button.main");
        chromium.await("the home page", "document.querySelector('.actions details')");
        assertThat(chromium.path()).isEqualTo("/");

        chromium.click(".actions a.flank");
        chromium.type("#pick", VIDEO.toString());
        chromium.await("the upload", "document.querySelector('[data-act=watch]:not([hidden])')");
        assertThat(chromium.problems()).isEmpty();
        chromium.click("[data-act=watch]");

        chromium.await("the video", "document.querySelector('video')?.readyState > 0");
        assertThat(chromium.run("return document.querySelector('h1').textContent")
                        .asText())
                .isEqualTo("baseline");
        chromium.press("m", "k");
        chromium.await("playback", "document.querySelector('video').currentTime > 0.2");
        assertThat(chromium.problems()).isEmpty();

        chromium.click(".actions summary");
        chromium.click(".actions form button");
        chromium.await("the end of the session", "document.querySelector('.actions a.main')");
    }

    @Test
    void shouldBeAccessibleOnEveryPage() throws Exception {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "A".repeat(120));
        List<String> open = List.of(
                "/",
                "/about",
                "/signin",
                "/signup",
                "/reset",
                "/search/" + name,
                "/video/" + hash,
                "/channel/" + name,
                "/embed/" + hash,
                "/nothing");
        List<String> own = List.of("/upload", "/settings", "/edit/" + hash, "/");
        chromium.size(1440, 900);
        chromium.colors("light");
        for (String page : open) {
            expectSound(page);
        }
        signIn(name);
        for (String page : own) {
            expectSound(page);
        }
        chromium.size(360, 740);
        chromium.colors("dark");
        for (String page : own) {
            expectSound(page);
        }
        for (String page : open) {
            expectSound(page);
        }
    }

    @Test
    void shouldPlayWithTheKeyboard() throws Exception {
        String hash = vireo.published(vireo.token(vireo.newAccount()), "Keys");
        chromium.size(1440, 900);
        go("/video/" + hash);
        chromium.await(
                "the video", "document.querySelector('video').readyState > 0 && customElements.get('vireo-player')");

        chromium.press("m", ">", "t", "5");
        JsonNode state = chromium.run(
                "const v = document.querySelector('video');"
                        + " return [v.muted, v.playbackRate, v.currentTime > 0, !!document.querySelector('.theatre'), v.controls]");
        assertThat(state.toString()).isEqualTo("[true,1.25,true,true,false]");

        go("/video/" + hash);
        chromium.await("the kept choices", "document.querySelector('video').muted");
        assertThat(chromium.run("return document.querySelector('video').playbackRate")
                        .asDouble())
                .isEqualTo(1.25);
        chromium.run("document.querySelector('media-settings-menu-button').click()");
        chromium.await("the menu", "!document.querySelector('media-settings-menu').hidden");
        chromium.run("document.querySelector('media-settings-menu-item').click()");
        chromium.press("\uE00C", "f");
        chromium.await("full screen", "document.fullscreenElement");
        chromium.press("f");
        chromium.await("the window", "!document.fullscreenElement");
        chromium.await(
                "the search field",
                "document.querySelector('.search input').matches(':focus')"
                        + " || document.querySelector('.search input').focus()");
        chromium.press("k", "m", "?");
        assertThat(chromium.run("return document.querySelector('.search input').value")
                        .asText())
                .isEqualTo("km?");
        assertThat(chromium.run("return document.querySelector('video').paused").asBoolean())
                .isTrue();
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldRunNoScriptOfUsers() throws Exception {
        String name = vireo.newAccount();
        String token = vireo.token(name);
        for (String text : List.of(
                "<img src=x onerror=\"document.title='hacked'\">",
                "\"><script>document.title='hacked'</script>",
                "https://example.org/\"onfocus=\"document.title='hacked'\"autofocus=\"",
                "</title><svg onload=\"document.title='hacked'\">")) {
            String hash = vireo.published(token, text);
            vireo.json()
                    .header("Authorization", token)
                    .body(Map.of("description", text))
                    .patch("/v/" + hash)
                    .then()
                    .statusCode(200);
            for (String page : List.of("/", "/video/" + hash, "/embed/" + hash, "/channel/" + name)) {
                go(page);
                assertThat(chromium.run("return document.title").asText()).isNotEqualTo("hacked");
                assertThat(chromium.problems()).as(page).isEmpty();
            }
        }
    }

    @Test
    void shouldWorkWithoutScript() throws Exception {
        String name = vireo.newAccount();
        String hash = vireo.published(vireo.token(name), "No script");
        chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        go("/signin?next=video/" + hash);
        chromium.type("#su", name);
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");

        chromium.await("the video", "document.querySelector('video[controls]')");
        assertThat(chromium.path()).isEqualTo("/video/" + hash);
        chromium.click("footer button[value=dark]");
        chromium.await("the dark theme", "document.documentElement.dataset.theme === 'dark'");
    }

    private void signIn(String name) throws Exception {
        go("/signin");
        chromium.type("#su", name);
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");
        chromium.await("the session", "document.querySelector('.actions details')");
    }

    private void expectSound(String page) throws Exception {
        go(page);
        chromium.expectAccessible(page);
        assertThat(chromium.problems()).as(page).isEmpty();
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
