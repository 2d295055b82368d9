package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.Await;
import io.vireo.ServerTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of lists in Chromium: the order of a playlist, and more entries without losing the place. */
@Tag("browser")
class ListsBrowserIT extends ServerTest {
    private static final String UP = "\uE013";
    private static final String DOWN = "\uE015";

    private Chromium chromium;
    private Library library;

    @BeforeEach
    void start() throws Exception {
        chromium = Chromium.start();
        chromium.size(1440, 900);
        library = new Library(vireo);
        go("/signin");
        chromium.type("#su", library.name());
        chromium.type("#sp", PASSWORD);
        chromium.click("form button.main");
        chromium.await("the session", "document.querySelector('.actions details')");
    }

    @AfterEach
    void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void shouldMoveVideosOfAPlaylist() throws Exception {
        List<String> videos = library.videos(4, "Video");
        String playlist = library.playlist("Moved", "private", videos);
        go("/playlist/" + playlist);
        chromium.await("the script", "document.querySelector('vireo-order.on')");
        focus(videos.get(0));

        chromium.press(DOWN, DOWN);
        expectOrder(playlist, 1, 2, 0, 3);
        assertThat(chromium.run("return document.activeElement.closest('li').dataset.video")
                        .asText())
                .isEqualTo(videos.get(0));
        chromium.await("the announcement", "document.getElementById('status').textContent === '3 of 4'");
        chromium.press(UP);
        expectOrder(playlist, 1, 0, 2, 3);

        int height = chromium.run("return Math.round(document.querySelector('li.movable').offsetHeight)")
                .asInt();
        chromium.drag("#v-" + videos.get(1) + " .grip", "mouse", 3 * height + height / 3);
        expectOrder(playlist, 0, 2, 3, 1);
        chromium.drag("#v-" + videos.get(3) + " .grip", "touch", -2 * height - height / 3);
        expectOrder(playlist, 3, 0, 2, 1);
        assertThat(chromium.run("return document.querySelectorAll('.lifted').length")
                        .asInt())
                .isZero();

        vireo.request()
                .header("Authorization", library.session().get("vireo_session"))
                .delete("/p/{playlist}/v/{video}", playlist, videos.get(0))
                .then()
                .statusCode(200);
        focus(videos.get(0));
        chromium.press(UP);
        chromium.await("the reason", "document.querySelector('vireo-order [role=alert]').textContent");
        assertThat(chromium.run("return document.querySelector('li.movable').dataset.video")
                        .asText())
                .isEqualTo(videos.get(3));
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldLoadMoreAndComeBack() throws Exception {
        List<String> videos = library.videos(60, "Video");
        long now = System.currentTimeMillis();
        for (int i = 0; i < videos.size(); i++) {
            library.watched(videos.get(i), 60, false, now - i);
        }
        go("/history");
        chromium.run("document.querySelector('a[data-more]').scrollIntoView()");
        double place = chromium.run("return scrollY").asDouble();
        chromium.run("document.querySelector('a[data-more]').click()");
        chromium.await("the second page", "document.querySelectorAll('.entry').length === 48");
        assertThat(chromium.run("return scrollY").asDouble()).isEqualTo(place);
        assertThat(chromium.run("return document.querySelectorAll('section[data-group]').length")
                        .asInt())
                .isLessThanOrEqualTo(2);
        chromium.run("document.querySelector('a[data-more]').click()");
        chromium.await("the third page", "document.querySelectorAll('.entry').length === 60");
        assertThat(chromium.run("return document.querySelector('a[data-more]')").isNull())
                .isTrue();

        chromium.run("scrollTo(0, 4000)");
        go("/about");
        chromium.run("history.back()");
        chromium.await("the list", "document.querySelectorAll('.entry').length === 60");
        chromium.await("the place", "Math.abs(scrollY - 4000) < 5");
        assertThat(chromium.problems()).isEmpty();
    }

    @Test
    void shouldBeAccessible() throws Exception {
        Library author = new Library(vireo);
        List<String> videos = author.videos(3, "A".repeat(120));
        String playable = author.published("Playable");
        library.subscribe(author.name());
        library.watched(videos.get(0), 60, false, System.currentTimeMillis());
        library.like(videos.get(0));
        videos.forEach(library::later);
        String playlist = library.playlist("B".repeat(120), "public", List.of(videos.get(0), playable, videos.get(2)));
        Library.change(videos.get(2), "private");
        List<String> pages = List.of(
                "/",
                "/history",
                "/liked",
                "/later",
                "/playlists",
                "/playlist/" + playlist,
                "/feed",
                "/feed?show=channels",
                "/settings",
                "/video/" + playable + "?list=" + playlist,
                "/channel/" + author.name(),
                "/channel/" + library.name() + "?show=playlists",
                "/channel/" + library.name() + "?show=about");
        for (int width : List.of(1440, 360)) {
            chromium.size(width, 800);
            chromium.colors(width == 360 ? "dark" : "light");
            for (String page : pages) {
                go(page);
                chromium.expectAccessible(page + " at " + width);
                assertThat(chromium.problems()).as(page).isEmpty();
            }
        }
    }

    private void focus(String video) throws Exception {
        chromium.run("document.querySelector('#v-" + video + " .grip').focus()");
    }

    /** Waits for an order of the videos on the server, which the page shows too. */
    private void expectOrder(String playlist, int... places) throws Exception {
        List<String> shown =
                IntStream.of(places).mapToObj(place -> "Video " + (place + 1)).toList();
        Await.until("the order " + shown, () -> titles(playlist).equals(shown));
        assertThat(chromium.run("return [...document.querySelectorAll('li.movable .card-title a')]"
                                + ".map(link => link.firstChild.textContent).join()")
                        .asText())
                .isEqualTo(String.join(",", shown));
    }

    private List<String> titles(String playlist) {
        return vireo.request()
                .header("Authorization", library.session().get("vireo_session"))
                .get("/p/{playlist}", playlist)
                .path("response.title");
    }

    private void go(String path) throws Exception {
        chromium.go(base().resolve(path));
    }
}
