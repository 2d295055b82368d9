package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What visitors do on the watch page, in Chromium: rating, subscribing, saving, commenting, resuming. */
@Tag("browser")
class WatchBrowserIT extends ServerTest {
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";

    private Chromium chromium;
    private String owner;
    private String ownerToken;
    private String hash;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.start();
        chromium.size(1440, 900);
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        hash = vireo.published(ownerToken, "Long and slow", "", slow(Samples.video()));
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Returns a video that lasts 60 times as long. */
    private static byte[] slow(byte[] video) {
        byte[] slow = video.clone();
        String boxes = new String(video, StandardCharsets.ISO_8859_1);
        for (String box : List.of("mvhd", "mdhd")) {
            for (int at = boxes.indexOf(box); at >= 0; at = boxes.indexOf(box, at + 1)) {
                // the time scale follows version, flags and two times
                int position = at + 16;
                ByteBuffer buffer = ByteBuffer.wrap(slow);
                buffer.putInt(position, Math.max(1, buffer.getInt(position) / 60));
            }
        }
        return slow;
    }

    @Test
    void shouldRateSubscribeAndSave() throws Exception {
        String name = vireo.newAccount();
        String comment = vireo.json()
                .header("Authorization", ownerToken)
                .body(Map.of("text", "w".repeat(200) + " 0:01 @" + name))
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
        signIn(name);
        go("/video/" + hash);
        chromium.expectAccessible("watch page");
        chromium.run("window.stays = true");

        chromium.click("#like");
        chromium.await("the like", "document.querySelector('#like').getAttribute('aria-label') === 'Like, 1'");
        chromium.await("the focus", "document.activeElement.id === 'like'");
        chromium.press(TAB, ENTER);
        chromium.await(
                "the dislike by keyboard",
                "document.querySelector('#dislike').getAttribute('aria-pressed') === 'true'"
                        + " && document.querySelector('#like').getAttribute('aria-label') === 'Like, 0'");

        chromium.click("#subscribe");
        chromium.await("the subscription", "document.querySelector('#bell')");
        assertThat(text(".deeds .who")).contains("1 subscriber");
        chromium.click("#bell");
        chromium.await("the bell", "document.querySelector('#bell').getAttribute('aria-pressed') === 'true'");

        chromium.click("#save-menu");
        chromium.click(".deeds a[data-dialog][href*='save/']");
        chromium.await("the dialog", "document.querySelector('dialog[open] input[name=in-later]')");
        chromium.expectAccessible("save dialog");
        chromium.click("dialog input[name=in-later]");
        chromium.type("dialog #f-title", "Pots");
        chromium.press(ENTER);
        chromium.await("its end", "!document.querySelector('dialog')");
        chromium.await("the saved video", "document.querySelector('#save-menu').textContent.includes('Saved')");
        vireo.request()
                .header("Authorization", vireo.token(name))
                .get("/me/playlists")
                .then()
                .body("response[0].title", org.hamcrest.Matchers.equalTo("Pots"));

        chromium.click("details.share summary");
        chromium.run("document.querySelector('video').currentTime = 20");
        chromium.click("[data-share-time]");
        assertThat(chromium.run("return document.querySelector('#share-link').value")
                        .asText())
                .endsWith("/video/" + hash + "?t=20");
        assertThat(chromium.run("return window.stays").asBoolean()).isTrue();
        assertThat(chromium.problems()).isEmpty();
        for (int width : List.of(360, 1440)) {
            chromium.size(width, 800);
            for (String page : List.of(
                    "/video/" + hash,
                    "/save/" + hash,
                    "/block/" + owner,
                    "/channel/" + owner,
                    "/comments/" + hash,
                    "/comments/" + hash + "/" + comment,
                    "/comments/" + hash + "/" + comment + "?act=reply",
                    "/report/comment/" + hash + "/" + comment,
                    "/comments/held")) {
                go(page);
                chromium.expectAccessible(page + " of " + width);
                assertThat(chromium.problems()).as(page).isEmpty();
            }
        }
    }

    @Test
    void shouldDiscussByKeyboard() throws Exception {
        String name = vireo.newAccount();
        signIn(name);
        go("/video/" + hash);
        chromium.run("window.stays = true; document.querySelector('#f-comment').focus()");
        chromium.press("G", "o", "o", "d", " ", "k", " ", "m");
        chromium.command("Network.enable", Map.of());
        offline(true);
        chromium.press(TAB, ENTER);
        chromium.await("the failure", "document.querySelector('form.write .note.bad[role=alert]')");
        assertThat(chromium.run("return document.querySelector('#f-comment').value")
                        .asText())
                .isEqualTo("Good k m");
        offline(false);
        chromium.press(ENTER);
        chromium.await("the comment", "document.querySelector('#threads li.comment')");
        chromium.await("its focus", "document.activeElement.matches('li.comment')");
        chromium.await("its announcement", "document.querySelector('#status').textContent.includes('is there')");
        assertThat(text("#threads li.comment")).contains("Good k m");
        assertThat(chromium.run("return document.querySelector('#f-comment').value")
                        .asText())
                .isEmpty();

        chromium.run("document.querySelector('[id^=reply-]').focus()");
        chromium.press(ENTER);
        chromium.await("the reply form", "document.activeElement.matches('li.comment textarea')");
        chromium.expectAccessible("reply form");
        chromium.press("Y", "e", "s", TAB, TAB, ENTER);
        chromium.await("the reply", "document.querySelector('.replies li.comment')");
        assertThat(text(".replies li.comment")).contains("Yes");

        chromium.run("document.querySelector('.replies [id^=like-]').focus()");
        chromium.press(ENTER);
        chromium.await("the like", "document.querySelector('.replies [id^=like-][aria-pressed=true]:focus')");

        chromium.run("document.querySelector('.replies summary').focus()");
        chromium.press(ENTER, TAB, ENTER);
        chromium.await("the edit form", "document.activeElement.matches('.replies textarea')");
        chromium.press("!", TAB, TAB, ENTER);
        chromium.await("the edited reply", "document.querySelector('.replies').textContent.includes('Yes!')");
        assertThat(text(".replies li.comment")).contains("edited");

        chromium.click(".replies summary");
        chromium.click(".replies a[href*='act=delete']");
        chromium.await("the dialog", "document.querySelector('dialog[open] button.danger')");
        chromium.expectAccessible("deletion dialog");
        chromium.click("dialog button.danger");
        chromium.await("the deletion", "!document.querySelector('.replies li.comment')");

        chromium.click("#sort-newest");
        chromium.await("the order", "document.querySelector('#sort-newest[aria-current]')");
        assertThat(text("#k1")).isNotEmpty();
        chromium.run("document.querySelector('#threads summary').focus()");
        chromium.press(ENTER, ESCAPE);
        chromium.await("the closed menu", "!document.querySelector('#threads details[open]')");
        assertThat(chromium.run("return window.stays").asBoolean()).isTrue();
        assertThat(chromium.problems())
                .allSatisfy(problem -> assertThat(problem).contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void shouldCountAViewAndResume() throws Exception {
        String name = vireo.newAccount();
        signIn(name);
        go("/video/" + hash);
        chromium.await("the video", "document.querySelector('video').readyState > 0");
        chromium.run("const v = document.querySelector('video'); v.muted = true; v.play()");
        chromium.await("playback", "document.querySelector('video').currentTime > 0");
        chromium.run("document.querySelector('video').currentTime = 20");
        chromium.run("document.querySelector('video').pause()");
        Await.until(
                "the kept position",
                () -> !Rows.select(
                                "SELECT PositionMillis FROM WatchHistory JOIN Channels USING (ChannelID)"
                                        + " WHERE Username = ? AND PositionMillis >= 20000",
                                name)
                        .isEmpty());

        chromium.run("localStorage.clear()");
        go("/video/" + hash);
        chromium.await("the resumed video", "document.querySelector('video').currentTime >= 19");
        chromium.await("the offer", "!document.querySelector('vireo-views p').hidden");
        assertThat(text("vireo-views p")).contains("Resumed at 0:2");
        chromium.expectAccessible("resumed video");
        chromium.click("vireo-views button");
        chromium.await("the beginning", "document.querySelector('video').currentTime < 10");
        go("/video/" + hash + "?t=5");
        chromium.await("the moment of the link", "Math.abs(document.querySelector('video').currentTime - 5) < 2");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldCountViewsOfTheWatchPageAndOfEmbeddedPlayers() throws Exception {
        String shortVideo = vireo.published(ownerToken, "Short");
        String name = vireo.newAccount();
        go("/embed/" + shortVideo);
        play();
        Await.until("the embedded view", () -> views(shortVideo) == 1);
        signIn(name);
        go("/video/" + shortVideo);
        play();
        Await.until("the view of the account", () -> views(shortVideo) == 2);
        assertThat(chromium.problems()).isEmpty();
    }

    private void play() throws Exception {
        // as a browser of people, whose views count
        chromium.command("Network.setUserAgentOverride", Map.of("userAgent", "Mozilla/5.0 Chrome/120.0 Safari/537.36"));
        chromium.await("the video", "document.querySelector('video').readyState > 0");
        chromium.run("const v = document.querySelector('video'); v.muted = true; v.loop = true; v.play()");
    }

    private int views(String hash) {
        return vireo.video(hash).then().statusCode(200).extract().path("response.views");
    }

    @Test
    void shouldWorkWithoutScript() throws Exception {
        String name = vireo.newAccount();
        chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        signIn(name);
        go("/video/" + hash);
        chromium.click("#like");
        chromium.await("the like", "document.querySelector('#like').getAttribute('aria-pressed') === 'true'");
        chromium.type("#f-comment", "Without script");
        chromium.click("form.write button.main");
        chromium.await("the comment", "document.querySelector('li.comment')");
        assertThat(chromium.path()).startsWith("/comments/" + hash + "/");
        assertThat(text("li.comment")).contains("Without script");
        chromium.click(".page-head a");
        chromium.await("the video", "document.querySelector('video[controls]')");
        chromium.click("#subscribe");
        chromium.await("the subscription", "document.querySelector('#bell')");
        assertThat(chromium.path()).isEqualTo("/video/" + hash);
    }

    private void offline(boolean isOffline) throws Exception {
        chromium.command(
                "Network.emulateNetworkConditions",
                Map.of("offline", isOffline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private String text(String selector) throws Exception {
        return chromium.run("return document.querySelector(arguments[0]).textContent", selector)
                .asText();
    }

    private void signIn(String name) throws Exception {
        go("/signin");
        chromium.type("#su", name);
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");
        chromium.await("the session", "document.querySelector('.actions details')");
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
