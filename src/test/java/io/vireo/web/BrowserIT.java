package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
        Staff staff = new Staff(vireo);
        String moderator = staff.token("moderator");
        String hidden = vireo.published(vireo.token(name), "Hidden");
        String unlisted = vireo.published(vireo.token(name), "Unlisted");
        vireo.json()
                .header("Authorization", vireo.token(name))
                .body(Map.of("visibility", "unlisted"))
                .patch("/v/" + unlisted)
                .then()
                .statusCode(200);
        staff.decide(moderator, "video", hidden, "hide").then().statusCode(200);
        Rows.change("UPDATE Channels SET QuotaBytes = 1000000000, QuotaVideos = 9 WHERE Username = ?", name);
        List<String> own = List.of(
                "/upload",
                "/settings",
                "/inbox",
                "/edit/" + hash,
                "/edit/" + unlisted,
                "/video/" + unlisted,
                "/video/" + hidden,
                "/channel/" + name,
                "/report/video/" + hash,
                "/");
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
    void shouldModerate() throws Exception {
        Staff staff = new Staff(vireo);
        String moderator = staff.newAccount("moderator");
        String owner = vireo.newAccount();
        String hash = vireo.published(vireo.token(owner), "Reported");
        signIn(vireo.newAccount());

        go("/video/" + hash);
        chromium.click("a[data-dialog][href*='report/video']");
        chromium.await("the dialog", "document.querySelector('dialog[open] input')");
        chromium.expectAccessible("report dialog");
        chromium.click("dialog [data-close]");
        chromium.await(
                "its end", "!document.querySelector('dialog') && document.activeElement.matches('[data-dialog]')");
        chromium.click("a[data-dialog][href*='report/video']");
        chromium.await("the dialog", "document.querySelector('dialog[open] input')");
        chromium.click("dialog input[value=spam]");
        chromium.type("dialog textarea", "Look at this");
        chromium.click("dialog button.main");
        chromium.await("the thanks", "document.querySelector('.note[role=status]')");
        assertThat(chromium.path()).isEqualTo("/video/" + hash);
        assertThat(staff.queueEntry(vireo.token(moderator), hash)).containsEntry("reports", 1);

        chromium.command("Network.clearBrowserCookies", Map.of());
        signIn(moderator);
        for (int width : List.of(360, 1440)) {
            chromium.size(width, 800);
            expectSound("/moderation");
            expectSound("/moderation?show=log");
            expectSound("/moderation?kind=video&id=" + hash);
        }
        chromium.click(".deciding input[value=remove]");
        chromium.type("#f-reason", "Rule 3");
        chromium.click(".panel button.main");
        chromium.await("the decision", "document.querySelector('.note[role=status]')");
        vireo.video(hash).then().statusCode(404);
        go("/video/" + hash);
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldUploadForOneselfAndRefuseWhatDoesNotFit() throws Exception {
        String name = vireo.newAccount();
        long size = Files.size(VIDEO);
        Rows.change("UPDATE Channels SET QuotaBytes = ? WHERE Username = ?", size + 1, name);
        signIn(name);
        go("/upload");
        chromium.click("input[name=visibility][value=private]");
        chromium.type("#pick", VIDEO.toString());
        chromium.await("the upload", "document.querySelector('[data-act=watch]:not([hidden])')");
        chromium.await("the usage", "document.querySelector('#quota').value === " + size);

        chromium.type("#pick", VIDEO.toString());
        chromium.await("the refusal", "document.querySelector('.job .error')");
        assertThat(chromium.run("return document.querySelector('.job .error').textContent")
                        .asText())
                .startsWith("This file has ")
                .contains("but only 1 B of your ");
        assertThat(Rows.select(
                        "SELECT Visibility FROM Videos JOIN Channels USING (ChannelID) WHERE Username = ?", name))
                .containsExactly("private");
        chromium.expectAccessible("refused upload");

        chromium.click("[data-act=watch]");
        chromium.await("the private video", "document.querySelector('video')?.readyState > 0");
        assertThat(chromium.run("return document.querySelector('.note').textContent")
                        .asText())
                .contains("Private");
        chromium.click("a[href*='edit/']");
        chromium.await("the frames", "document.querySelector('.frames img')?.naturalWidth > 0");
        chromium.click("input[name=visibility][value=unlisted]");
        chromium.click("button[value=save]");
        chromium.await("the link", "document.querySelector('#key-link')");
        String link =
                chromium.run("return document.querySelector('#key-link').value").asText();
        chromium.click("button[value=key]");
        chromium.await("another link", "document.querySelector('#key-link').value !== '" + link + "'");
        String renewed =
                chromium.run("return document.querySelector('#key-link').value").asText();
        chromium.command("Network.clearBrowserCookies", Map.of());
        go(renewed.substring(renewed.indexOf("/video/")));
        chromium.await("the unlisted video", "document.querySelector('video')?.readyState > 0");
        assertThat(chromium.problems()).isEmpty();
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
        String button = "document.querySelector('media-pip-button')";
        chromium.press("i");
        chromium.await(
                "picture-in-picture", "document.pictureInPictureElement && " + button + ".hasAttribute('mediaispip')");
        chromium.press("i");
        chromium.await("its end", "!document.pictureInPictureElement && !" + button + ".hasAttribute('mediaispip')");
        chromium.click("media-pip-button");
        chromium.await("picture-in-picture by the button", "document.pictureInPictureElement");
        chromium.click("media-pip-button");
        chromium.await("its end by the button", "!document.pictureInPictureElement");
        chromium.run("document.activeElement.blur()");
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

    @Test
    void shouldUploadWithoutScript() throws Exception {
        signIn(vireo.newAccount());
        chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        go("/upload");
        assertThat(chromium.run("return document.querySelector('vireo-upload').offsetHeight")
                        .asInt())
                .as("what needs script")
                .isZero();
        chromium.type("#f-title", "Grüße & <Küsse>");
        chromium.type("#f-tags", "sea");
        chromium.type("#f-file", Path.of("pom.xml").toAbsolutePath().toString());
        chromium.click("form[enctype] button.main");
        chromium.await("the error", "document.querySelector('#e-file')");
        chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        chromium.expectAccessible("/upload/form");
        chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        assertThat(chromium.run("return document.querySelector('#f-title').value")
                        .asText())
                .isEqualTo("Grüße & <Küsse>");

        chromium.type("#f-file", VIDEO.toString());
        chromium.click("form[enctype] button.main");
        chromium.await("the video", "document.querySelector('video[controls]')");
        assertThat(chromium.path()).startsWith("/video/");
        assertThat(chromium.run("return document.querySelector('h1').textContent")
                        .asText())
                .isEqualTo("Grüße & <Küsse>");
    }

    @Test
    void shouldUploadAPastedFile() throws Exception {
        signIn(vireo.newAccount());
        chromium.size(360, 640);
        go("/upload");
        chromium.await("the script", "customElements.get('vireo-upload')");
        chromium.run(
                "const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));"
                        + "const clipboardData = new DataTransfer();"
                        + "clipboardData.items.add(new File([bytes], 'from the clipboard.mp4', {type: 'video/mp4'}));"
                        + "document.body.dispatchEvent("
                        + "new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}))",
                Base64.getEncoder().encodeToString(Files.readAllBytes(VIDEO)));
        chromium.await(
                "the progress in sight",
                "document.querySelector('.job')?.getBoundingClientRect().top < innerHeight - 100");
        chromium.size(1440, 900);
        chromium.await("the upload", "document.querySelector('[data-act=tracks]:not([hidden])')");
        assertThat(chromium.run("return document.querySelector('.job input').value")
                        .asText())
                .isEqualTo("from the clipboard");
        chromium.click("[data-act=tracks]");
        chromium.await("the captions", "location.pathname.startsWith('/tracks/')");
        assertThat(chromium.run("return document.querySelector('h1').textContent")
                        .asText())
                .isEqualTo("Captions and chapters of from the clipboard");
        chromium.type("#f-language", "English");
        chromium.type(
                "#f-file",
                Files.writeString(Files.createTempFile("captions", ".srt"), "1\n00:00:00,000 --> 00:00:01,000\nHello\n")
                        .toString());
        chromium.click("#captions button.main");
        chromium.await("the captions", "document.querySelector('.tracks .name')?.textContent === 'English'");
        chromium.run("document.querySelector('#f-chapters').value = '0:00 Start\\n0:05 Late'");
        chromium.click("#chapters button.main");
        chromium.await("the error", "document.querySelector('#e-chapters')");
        chromium.expectAccessible("/tracks with an error");
        assertThat(chromium.run("return document.querySelector('#e-chapters').textContent")
                        .asText())
                .contains("Line 2");
        expectSound("/upload");
        assertThat(chromium.problems()).isEmpty();
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
