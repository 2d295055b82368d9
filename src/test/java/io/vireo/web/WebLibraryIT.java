package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of lists as a browser without script sees them: history, liked videos, watch later, playlists, subscriptions. */
class WebLibraryIT extends ServerTest {
    private static final List<String> PERSONAL = List.of("history", "liked", "later", "playlists", "feed");
    private static final String HOSTILE = "<script>alert(1)</script> \"{{t.home}}'";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt; &quot;{{t.home}}&#39;";
    private static final Pattern NEXT = Pattern.compile("href=\"\\./([^\"#]*)\" rel=\"next\"");
    private static final Pattern VIDEOS = Pattern.compile("card-title\"><a href=\"[./]*/video/([a-z0-9]{7})");
    private static final long DAY = 86_400_000;

    private PageClient browser;
    private Library library;
    private Map<String, String> session;

    @BeforeEach
    void signIn() {
        browser = new PageClient(vireo);
        library = new Library(vireo);
        session = library.session();
    }

    @Test
    void shouldSendVisitorsToSignInAndBack() {
        for (String page : PERSONAL) {
            String signIn = "./signin?next=" + page;
            browser.get("/" + page, PageClient.ANONYMOUS).then().statusCode(303).header("Location", signIn);
            browser.post("/" + page, Map.of("action", "clear"), PageClient.ANONYMOUS)
                    .then()
                    .statusCode(303)
                    .header("Location", signIn);
            browser.get("/" + page, session)
                    .then()
                    .statusCode(200)
                    .header("X-Robots-Tag", "noindex")
                    .header("Cache-Control", "private, no-store")
                    .body(
                            containsString("name=\"robots\" content=\"noindex\""),
                            containsString("class=\"empty\""),
                            containsString("href=\"./" + page + "\""));
            browser.request(session)
                    .header("Sec-Fetch-Site", "cross-site")
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("action", "clear")
                    .post("/" + page)
                    .then()
                    .statusCode(403);
        }
        browser.post(
                        "/signin",
                        Map.of("username", library.name(), "password", PASSWORD, "next", "history?q=a"),
                        PageClient.ANONYMOUS)
                .then()
                .statusCode(303)
                .header("Location", "./history?q=a");
        browser.get("/robots.txt", PageClient.ANONYMOUS)
                .then()
                .body(containsString("Disallow: /history\n"), containsString("Disallow: /playlists\n"));
    }

    @Test
    void shouldShowAndChangeTheHistory() throws Exception {
        List<String> videos = library.videos(30, HOSTILE);
        long now = System.currentTimeMillis();
        for (int i = 0; i < videos.size(); i++) {
            library.watched(videos.get(i), 150, i == 0, now - i * DAY);
        }
        Library.change(videos.get(5), "private");

        Response first = browser.get("/history", session);
        first.then()
                .statusCode(200)
                .body(
                        containsString("<h2>Today</h2>"),
                        containsString("<h2>Yesterday</h2>"),
                        containsString("value=\"100\" max=\"100\""),
                        containsString("value=\"25\" max=\"100\""),
                        containsString("25 % watched"),
                        containsString(ESCAPED),
                        not(containsString("<script>alert")));
        assertThat(videos(first)).hasSize(24);
        Response second = browser.get("/" + next(first), session);
        assertThat(videos(second)).hasSize(6).doesNotContainAnyElementsOf(videos(first));
        assertThat(second.asString()).doesNotContain("rel=\"next\"");
        browser.get("/history?after=forged", session).then().statusCode(400).contentType("text/html;charset=UTF-8");
        Response found = browser.get("/history?q=%7D%27%207", session);
        assertThat(videos(found)).containsExactly(videos.get(6));
        browser.get("/history?q=%3Cb%3E", session)
                .then()
                .body(containsString("Nothing found for \u201C&lt;b&gt;\u201D"), containsString("value=\"&lt;b&gt;\""));

        browser.post("/history", Map.of("action", "remove", "hash", videos.get(0), "q", "x y", "after", "c"), session)
                .then()
                .statusCode(303)
                .header("Location", "./history?q=x%20y&after=c&done=history_remove");
        assertThat(videos(browser.get("/history", session))).doesNotContain(videos.get(0));
        browser.post("/history", Map.of("action", "remove", "hash", "no hash"), session)
                .then()
                .statusCode(404);
        browser.post("/history", Map.of("action", "explode"), session).then().statusCode(400);

        browser.post("/history", Map.of("action", "off", "back", "settings"), session)
                .then()
                .statusCode(303)
                .header("Location", "./settings?done=history");
        browser.get("/settings?done=history", session)
                .then()
                .body(containsString("Saved."), containsString("The history is off."), containsString("value=\"on\""));
        browser.post("/history", Map.of("action", "on"), session).then().statusCode(303);
        browser.get("/history?done=history_on", session)
                .then()
                .body(containsString("The history is on."), containsString("value=\"off\""));
        browser.post("/history", Map.of("action", "clear"), session).then().statusCode(303);
        browser.get("/history", session).then().body(containsString("Nothing watched yet"));
    }

    @Test
    void shouldShowLikedVideosAndThoseForLater() throws Exception {
        List<String> videos = library.videos(2, HOSTILE);
        for (String video : videos) {
            library.like(video);
            library.later(video);
        }
        library.watched(videos.get(0), 300, false, 1);

        Response liked = browser.get("/liked", session);
        assertThat(videos(liked)).containsExactlyInAnyOrderElementsOf(videos);
        liked.then().body(containsString(ESCAPED), containsString("value=\"50\" max=\"100\""));
        browser.post("/liked", Map.of("hash", videos.get(0)), session)
                .then()
                .statusCode(303)
                .header("Location", "./liked?done=removed");
        assertThat(videos(browser.get("/liked?done=removed", session))).containsExactly(videos.get(1));

        Response later = browser.get("/later", session);
        assertThat(videos(later)).containsExactlyElementsOf(videos);
        later.then().body(containsString("href=\"./video/" + videos.get(0) + "?list=later\""));
        browser.get("/video/" + videos.get(0) + "?list=later", session)
                .then()
                .body(containsString("data-next"), containsString("?list=later"));
        browser.post("/later", Map.of("hash", videos.get(0)), session).then().statusCode(303);
        assertThat(videos(browser.get("/later", session))).containsExactly(videos.get(1));
        Library.change(videos.get(1), "private");
        Rows.change(
                "UPDATE Videos SET ChannelID = (SELECT ChannelID FROM Channels WHERE Username = ?) WHERE PathHash = ?",
                vireo.newAccount(),
                videos.get(1));
        browser.get("/later", session)
                .then()
                .body(containsString("Not available any more"), not(containsString("href=\"./video/")));
    }

    @Test
    void shouldManagePlaylists() throws Exception {
        List<String> videos = library.videos(3, "Video");
        browser.post("/playlists", Map.of("title", " ", "visibility", "unlisted"), session)
                .then()
                .statusCode(400)
                .body(
                        containsString("Write a title of 1 to 120 characters."),
                        containsString("value=\"unlisted\" checked"));
        browser.post("/playlists", Map.of("title", "A", "visibility", "all"), session)
                .then()
                .statusCode(400)
                .body(containsString("Choose who can watch."));
        Response created = browser.post("/playlists", Map.of("title", HOSTILE, "visibility", "private"), session);
        created.then().statusCode(303);
        String path = created.header("Location").replaceFirst("^\\./", "/").replaceFirst("\\?.*", "");
        browser.get(path + "?done=created", session)
                .then()
                .statusCode(200)
                .body(containsString(ESCAPED), containsString("There are no videos in this playlist"));
        browser.get("/playlists", session).then().body(containsString(ESCAPED), containsString("." + path));
        browser.post(path, Map.of("action", "save", "title", "", "visibility", "public"), session)
                .then()
                .statusCode(400)
                .body(containsString("id=\"e-title\""));
        browser.post(path, Map.of("action", "save", "title", "Renamed", "visibility", "unlisted"), session)
                .then()
                .statusCode(303);
        browser.get(path, PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .body(containsString("Renamed"), not(containsString("name=\"action\"")));

        String playlist = library.playlist("In order", "private", videos);
        String page = "/playlist/" + playlist;
        step(page, "down", videos.get(0));
        assertThat(library.order(playlist)).containsExactly(videos.get(1), videos.get(0), videos.get(2));
        step(page, "down", videos.get(0));
        step(page, "down", videos.get(0));
        step(page, "up", videos.get(1));
        assertThat(library.order(playlist)).containsExactly(videos.get(1), videos.get(2), videos.get(0));
        step(page, "up", videos.get(0));
        assertThat(videos(browser.get(page, session))).containsExactly(videos.get(1), videos.get(0), videos.get(2));
        browser.post(page, Map.of("action", "up", "video", "zzzzzzz"), session)
                .then()
                .statusCode(404);
        browser.post(page, Map.of("action", "remove", "video", videos.get(0)), session)
                .then()
                .statusCode(303)
                .header("Location", "../playlist/" + playlist + "?done=removed");
        assertThat(library.order(playlist)).containsExactly(videos.get(1), videos.get(2));

        browser.post(page, Map.of("action", "delete"), session).then().statusCode(400);
        browser.post(page, Map.of("action", "delete", "sure", "yes"), session)
                .then()
                .statusCode(303)
                .header("Location", "../playlists?done=deleted");
        browser.get(page, session).then().statusCode(404);
    }

    private void step(String page, String action, String video) {
        browser.post(page, Map.of("action", action, "video", video), session)
                .then()
                .statusCode(303)
                .header("Location", ".." + page + "#v-" + video);
    }

    @Test
    void shouldShowAPlaylistOnlyToThoseWhoMaySeeIt() throws Exception {
        Library other = new Library(vireo);
        Map<String, String> moderator = Map.of("vireo_session", new Staff(vireo).token("moderator"));
        List<String> videos = other.videos(2, "Video");
        Map<String, Map<String, String>> viewers = new HashMap<>();
        viewers.put("anonymous", PageClient.ANONYMOUS);
        viewers.put("other", other.session());
        viewers.put("owner", session);
        viewers.put("moderator", moderator);
        for (String visibility : List.of("public", "unlisted", "private")) {
            String path = "/playlist/" + library.playlist("List", visibility, videos);
            viewers.forEach((viewer, cookies) -> {
                String what = visibility + " by " + viewer;
                boolean isVisible = !visibility.equals("private")
                        || List.of("owner", "moderator").contains(viewer);
                Response page = browser.get(path, cookies);
                assertThat(page.statusCode()).as(what).isEqualTo(isVisible ? 200 : 404);
                if (isVisible) {
                    boolean isIndexed = visibility.equals("public");
                    assertThat(page.asString().contains("content=\"noindex\""))
                            .as(what)
                            .isNotEqualTo(isIndexed);
                    assertThat(page.header("X-Robots-Tag")).as(what).isEqualTo(isIndexed ? null : "noindex");
                    assertThat(page.asString().contains("<vireo-order"))
                            .as(what)
                            .isEqualTo(viewer.equals("owner"));
                }
                if (viewer.equals("other") || viewer.equals("moderator")) {
                    browser.post(path, Map.of("action", "delete", "sure", "yes"), cookies)
                            .then()
                            .statusCode(isVisible ? 403 : 404);
                }
                boolean isListed = browser.get("/channel/" + library.name() + "?show=playlists", cookies)
                        .asString()
                        .contains(path);
                assertThat(isListed).as(what).isEqualTo(visibility.equals("public"));
                boolean isBeside = browser.get("/video/" + videos.get(0) + "?list=" + path.substring(10), cookies)
                        .asString()
                        .contains("class=\"in-list\"");
                assertThat(isBeside).as(what).isEqualTo(isVisible);
            });
        }
        String playlist = library.playlist("List", "public", videos);
        Library.change(videos.get(0), "private");
        browser.get("/playlist/" + playlist, session).then().body(containsString("Not available any more"));
        assertThat(videos(browser.get("/playlist/" + playlist, PageClient.ANONYMOUS)))
                .containsExactly(videos.get(1));
        assertThat(videos(browser.get("/playlist/" + playlist, session))).containsExactly(videos.get(1));
    }

    @Test
    void shouldPlayAPlaylist() throws Exception {
        List<String> videos = library.videos(4, HOSTILE);
        String playlist = library.playlist(HOSTILE, "public", videos);
        String list = "?list=" + playlist;

        browser.get("/playlist/" + playlist, PageClient.ANONYMOUS)
                .then()
                .body(containsString("href=\"../video/" + videos.get(0) + list + "\""));
        Response page = browser.get("/video/" + videos.get(1) + list, PageClient.ANONYMOUS);
        page.then()
                .statusCode(200)
                .body(
                        containsString("<a class=\"btn\" href=\"../video/" + videos.get(0) + list + "\" data-previous"),
                        containsString("<a class=\"btn\" href=\"../video/" + videos.get(2) + list + "\" data-next"),
                        containsString("<li aria-current=\"true\">"),
                        containsString(ESCAPED),
                        not(containsString("<script>alert")));
        browser.get("/video/" + videos.get(3) + list, PageClient.ANONYMOUS)
                .then()
                .body(not(containsString("data-next")), containsString("data-previous"));
        for (String unknown : List.of("zzzzzzzzzzz", "x", "later")) {
            browser.get("/video/" + videos.get(0) + "?list=" + unknown, PageClient.ANONYMOUS)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("class=\"in-list\"")));
        }
    }

    @Test
    void shouldSubscribeAndShowTheFeed() throws Exception {
        Library author = new Library(vireo);
        List<String> videos = author.videos(30, HOSTILE);
        String channel = "/channel/" + author.name();
        browser.get(channel, PageClient.ANONYMOUS)
                .then()
                .body(
                        containsString("No subscribers"),
                        containsString("href=\"../signin?next=channel%2F" + author.name() + "\""));
        browser.get(channel, session).then().body(containsString("value=\"subscribe\""));
        browser.post(
                        "/feed",
                        Map.of("channel", author.name(), "action", "subscribe", "back", channel.substring(1)),
                        session)
                .then()
                .statusCode(303)
                .header("Location", "." + channel);
        browser.get(channel, session).then().body(containsString("value=\"unsubscribe\""));
        browser.get(channel, author.session()).then().body(not(containsString("value=\"subscribe\"")));
        browser.post("/feed", Map.of("channel", author.name(), "action", "bell-on"), session)
                .then()
                .statusCode(303)
                .header("Location", "./feed?show=channels");
        browser.get("/feed?show=channels", session)
                .then()
                .body(containsString(author.name()), containsString("value=\"bell-off\" aria-pressed=\"true\""));
        browser.post("/feed", Map.of("channel", library.name(), "action", "subscribe"), session)
                .then()
                .statusCode(400)
                .body(containsString("This is your own channel."));
        browser.post(
                        "/feed",
                        Map.of("channel", author.name(), "action", "subscribe", "back", "//evil.example"),
                        session)
                .then()
                .header("Location", "./feed?show=channels");

        Response first = browser.get("/feed", session);
        first.then().body(containsString(ESCAPED), containsString("<h3>February 3, 2026</h3>"));
        List<String> all = new ArrayList<>(videos(first));
        assertThat(all).hasSize(24).startsWith(videos.get(29));
        all.addAll(videos(browser.get("/" + next(first), session)));
        assertThat(all).containsExactlyInAnyOrderElementsOf(videos);
        library.watched(videos.get(29), 60, false, System.currentTimeMillis());
        Response unwatched = browser.get("/feed?unwatched=true", session);
        assertThat(videos(unwatched)).startsWith(videos.get(28)).doesNotContain(videos.get(29));
        assertThat(next(unwatched)).contains("unwatched=true");

        Response home = browser.get("/", session);
        home.then()
                .body(
                        containsString("Carry on watching"),
                        containsString("9 min left"),
                        containsString("From your subscriptions"));
        browser.get("/", PageClient.ANONYMOUS).then().body(not(containsString("Carry on watching")));
        browser.post("/feed", Map.of("channel", author.name(), "action", "unsubscribe"), session)
                .then()
                .statusCode(303);
        browser.get("/feed?show=channels", session).then().body(containsString("No subscriptions yet"));
    }

    @Test
    void shouldHaveTabsForAChannel() throws Exception {
        List<String> videos = library.videos(1, "Video");
        String playlist = library.playlist(HOSTILE, "public", videos);
        String channel = "/channel/" + library.name();
        browser.get(channel + "?show=playlists", PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .body(containsString("/playlist/" + playlist), containsString(ESCAPED), containsString("1 video"));
        browser.get(channel + "?show=about", PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .body(containsString("Here since "), containsString("content=\"noindex\""));
        browser.get("/channel/no-such-channel?show=about", PageClient.ANONYMOUS)
                .then()
                .statusCode(404);
    }

    @Test
    void shouldSplitTheSiteMap() throws Exception {
        String video = library.videos(1, "Mapped").get(0);
        int id = Integer.parseInt(Rows.select("SELECT VideoID FROM Videos WHERE PathHash = ?", video)
                .get(0));
        browser.get("/sitemap.xml?part=" + id / 5000, PageClient.ANONYMOUS)
                .then()
                .statusCode(200)
                .contentType("application/xml;charset=UTF-8")
                .body(containsString("/video/" + video + "</loc>"));
        for (String part : List.of("999999", "-1", "x", "99999999999")) {
            browser.get("/sitemap.xml?part=" + part, PageClient.ANONYMOUS)
                    .then()
                    .statusCode(404);
        }
    }

    private static List<String> videos(Response page) {
        return VIDEOS.matcher(page.asString())
                .results()
                .map((MatchResult video) -> video.group(1))
                .toList();
    }

    private static String next(Response page) {
        Matcher next = NEXT.matcher(page.asString());
        assertThat(next.find()).isTrue();
        return next.group(1).replace("&amp;", "&");
    }
}
