package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.ServerTest;
import io.vireo.Staff;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may see what on the pages: state of a video × viewer × page. The page of a hidden video is compared with that of one that does not
 * exist.
 */
class WebVisibilityIT extends ServerTest {
    private static final String UNKNOWN = "zzzzzzz";
    private static final Pattern FILES = Pattern.compile("(?:src|poster)=\"\\.\\./((?:video/d|thumbnails)/[^\"]*)\"");

    private enum Viewer {
        ANONYMOUS,
        OTHER,
        OWNER,
        MODERATOR,
        WITH_KEY;

        boolean hasSession() {
            return this == OTHER || this == OWNER || this == MODERATOR;
        }
    }

    private enum State {
        PUBLIC(Set.of(Viewer.values()), Set.of(Viewer.values())),
        UNLISTED(Set.of(Viewer.OWNER, Viewer.MODERATOR, Viewer.WITH_KEY)),
        PRIVATE(Set.of(Viewer.OWNER, Viewer.MODERATOR)),
        BLOCKED(Set.of(Viewer.OWNER, Viewer.MODERATOR), Set.of(Viewer.MODERATOR)),
        SUSPENDED(Set.of(Viewer.MODERATOR)),
        UNPUBLISHED(Set.of());

        private final Set<Viewer> data;
        private final Set<Viewer> files;

        State(Set<Viewer> all) {
            this(all, all);
        }

        State(Set<Viewer> data, Set<Viewer> files) {
            this.data = data;
            this.files = files;
        }
    }

    private PageClient browser;
    private String owner;
    private String token;
    private String moderator;
    private String hash;
    private String key = "";
    private final Map<Viewer, Map<String, String>> sessions = new EnumMap<>(Viewer.class);

    @BeforeEach
    void signIn() throws Exception {
        browser = new PageClient(vireo);
        Staff staff = new Staff(vireo);
        owner = vireo.newAccount();
        token = vireo.token(owner);
        String name = staff.newAccount("moderator");
        moderator = vireo.token(name);
        sessions.put(Viewer.OWNER, browser.session(owner));
        sessions.put(Viewer.OTHER, browser.session(vireo.newAccount()));
        sessions.put(Viewer.MODERATOR, browser.session(name));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowAVideoOnlyToThoseWhoMaySeeIt(State state) {
        prepare(state);
        for (Viewer viewer : Viewer.values()) {
            String what = state + " by " + viewer;
            checkPage(what, "/video/", viewer, state.data.contains(viewer), state == State.PUBLIC);
            checkPage(what, "/embed/", viewer, state.files.contains(viewer), state == State.PUBLIC);
            if (viewer.hasSession()) {
                checkPage(what, "/report/video/", viewer, state.data.contains(viewer), false);
                checkPage(what, "/edit/", viewer, viewer == Viewer.OWNER, false);
            } else {
                for (String path : List.of("/report/video/", "/edit/")) {
                    assertThat(open(path + hash, viewer).statusCode()).as(what).isEqualTo(303);
                }
            }
        }
        checkSharing(state == State.PUBLIC);
    }

    private void checkPage(String what, String path, Viewer viewer, boolean isVisible, boolean isPublic) {
        Response page = open(path + hash, viewer);
        String text = page.asString();
        if (!isVisible) {
            Response unknown = open(path + UNKNOWN, viewer);
            assertThat(page.statusCode()).as(what + path).isEqualTo(404).isEqualTo(unknown.statusCode());
            assertThat(neutral(text)).as(what + path).isEqualTo(neutral(unknown.asString()));
            return;
        }
        assertThat(page.statusCode()).as(what + path).isEqualTo(200);
        assertThat(page.header("Cache-Control")).as(what + path).startsWith("private");
        boolean isWatchPage = path.equals("/video/");
        assertThat(text.contains("name=\"robots\" content=\"noindex\""))
                .as(what + path)
                .isEqualTo(!isPublic || !isWatchPage);
        if (isWatchPage) {
            assertThat(page.header("X-Robots-Tag")).as(what).isEqualTo(isPublic ? null : "noindex");
            assertThat(text.contains("og:") && text.contains("oembed") && text.contains("rel=\"canonical\""))
                    .as(what)
                    .isEqualTo(isPublic);
            assertThat(text.contains("og:") || text.contains("oembed") || text.contains("rel=\"canonical\""))
                    .as(what)
                    .isEqualTo(isPublic);
        }
        files(text)
                .forEach(file -> assertThat(vireo.request()
                                .urlEncodingEnabled(false)
                                .get("/" + file)
                                .statusCode())
                        .as(what + " " + file)
                        .isEqualTo(200));
    }

    /** Returns the paths of the video and its poster, which the browser requests without any header. */
    private List<String> files(String page) {
        List<String> files = new ArrayList<>();
        FILES.matcher(page).results().map((MatchResult file) -> file.group(1)).forEach(file -> {
            if (file.contains(hash)) {
                files.add(file);
            }
        });
        return files;
    }

    /** Feeds, site map and oEmbed show public videos only, also to those who may see more. */
    private void checkSharing(boolean isPublic) {
        Map<String, String> session = sessions.get(Viewer.MODERATOR);
        for (String path : List.of("/channel/" + owner, "/feeds/channel/" + owner + ".atom", "/sitemap.xml")) {
            assertThat(browser.get(path, session).asString().contains(hash))
                    .as(path)
                    .isEqualTo(isPublic);
        }
        if (!isPublic) {
            assertThat(browser.get("/feeds/all.atom", session).asString()).doesNotContain(hash);
        }
        String url = "https%3A%2F%2Fvireo.example%2Fvideo%2F" + hash + "%3Fk%3D" + key;
        assertThat(browser.get("/oembed?url=" + url, session).statusCode()).isEqualTo(isPublic ? 200 : 404);
    }

    /** Returns an error page without its request id and its own address. */
    private String neutral(String page) {
        return page.replace(hash, UNKNOWN)
                .replaceAll("data-copy=\"[^\"]*\"", "")
                .replaceAll("<code>[^<]*</code>", "");
    }

    private Response open(String path, Viewer viewer) {
        return browser.get(
                viewer == Viewer.WITH_KEY ? path + "?k=" + key : path,
                sessions.getOrDefault(viewer, PageClient.ANONYMOUS));
    }

    private void prepare(State state) {
        if (state == State.UNPUBLISHED) {
            hash = vireo.announced(token, "No file yet");
            return;
        }
        hash = vireo.published(token, "A video");
        if (state != State.PUBLIC) {
            key = show("unlisted").path("response.key");
        }
        Staff staff = new Staff(vireo);
        switch (state) {
            case PRIVATE -> show("private");
            case BLOCKED ->
                staff.decide(moderator, "video", hash, "hide").then().statusCode(200);
            case SUSPENDED ->
                staff.decide(moderator, "channel", owner, "suspend").then().statusCode(200);
            default -> {}
        }
    }

    private Response show(String visibility) {
        return vireo.json()
                .header("Authorization", token)
                .body(Map.of("visibility", visibility))
                .patch("/v/{hash}", hash)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
