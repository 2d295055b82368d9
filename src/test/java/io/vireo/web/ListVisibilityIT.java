package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.vireo.Await;
import io.vireo.Rows;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.VireoClient;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A video appears in every list, feed and page while it is public, and in none of them at once after it is hidden or deleted: every {@code
 * GET} of the API description without a hash path, and the pages. {@code VisibilityMatrixIT} has the calls with a hash path.
 */
class ListVisibilityIT extends ServerTest {
    /** What shows that the video is there. */
    private enum Mark {
        /** A word of its title; a playlist keeps the hash path for its owner. */
        TITLE,
        /** Its hash path, where there is no title. */
        HASH,
        TAG
    }

    /** A list; its path has the places {@code {owner}}, {@code {tag}}, {@code {query}}, {@code {playlist}} and {@code {other}}. */
    private record Place(String path, Mark mark) {
        private Place(String path) {
            this(path, Mark.TITLE);
        }
    }

    /** The lists by the calls of the description. */
    private static final Map<String, List<Place>> CALLS = Map.ofEntries(
            Map.entry("/videos/all", List.of(new Place("/videos/all?limit=100"))),
            Map.entry("/videos/channel/{name}", List.of(new Place("/videos/channel/{owner}"))),
            Map.entry("/videos/tag/{tag}", List.of(new Place("/videos/tag/{tag}"))),
            Map.entry("/videos/trending", List.of(new Place("/videos/trending?limit=100"))),
            Map.entry("/tags", List.of(new Place("/tags?prefix={tag}", Mark.TAG))),
            Map.entry(
                    "/search/{type}/{query}",
                    List.of(
                            new Place("/search/all/{query}"),
                            new Place("/search/video/{query}?sort=relevance"),
                            new Place("/search/channel/{owner}", Mark.HASH))),
            Map.entry("/search/suggest", List.of(new Place("/search/suggest?prefix={query}"))),
            Map.entry("/c/{name}", List.of(new Place("/c/{owner}", Mark.HASH))),
            Map.entry("/p/{playlist}", List.of(new Place("/p/{playlist}"))),
            Map.entry("/p/{playlist}/about", List.of(new Place("/p/{playlist}/about", Mark.HASH))));

    /** The lists of the caller, by the calls of the description. */
    private static final Map<String, Mark> OWN_CALLS = Map.of(
            "/me/feed", Mark.TITLE,
            "/me/history", Mark.TITLE,
            "/me/inbox", Mark.TITLE,
            "/me/later", Mark.TITLE,
            "/me/likes", Mark.TITLE,
            "/me/playlists", Mark.HASH,
            "/me/subscriptions", Mark.HASH);

    /** Calls that return no videos of others. */
    private static final Set<String> WITHOUT_VIDEOS = Set.of(
            "/email/verify",
            "/unsubscribe",
            "/.well-known/jwks.json",
            "/c/{name}/export",
            "/c/{name}/notifications",
            "/c/{name}/standing",
            "/c/{name}/subscription",
            "/channel/picture/{name}",
            "/me/blocks",
            "/me/blocks/{name}",
            "/me/comments/held",
            "/me/inbox/unread",
            "/me/settings",
            "/me/usage",
            "/moderation/comments",
            "/moderation/log",
            "/moderation/queue",
            "/health/live",
            "/health/ready",
            "/health/started",
            "/metrics",
            "/openapi",
            "/docs");

    private static final List<Place> PAGES = List.of(
            new Place("/"),
            new Place("/trending"),
            new Place("/tag/{tag}"),
            new Place("/channel/{owner}"),
            new Place("/search/{query}"),
            new Place("/playlist/{playlist}"),
            new Place("/video/{other}"),
            new Place("/feeds/all.atom"),
            new Place("/feeds/channel/{owner}.atom"),
            new Place("/sitemap.xml", Mark.HASH));

    private static final List<Place> OWN_PAGES = Stream.of("/feed", "/history", "/inbox", "/later", "/liked")
            .map(Place::new)
            .toList();

    private enum State {
        UNLISTED,
        PRIVATE,
        BLOCKED,
        SUSPENDED,
        DELETED
    }

    private final String word = VireoClient.newName();
    private final String query = VireoClient.newName();
    private final String tag = VireoClient.newName();

    private PageClient browser;
    private String owner;
    private String ownerToken;
    private String viewerToken;
    private String other;
    private String hash;
    private String playlist;

    @BeforeEach
    void publish() throws Exception {
        browser = new PageClient(vireo);
        owner = vireo.newAccount();
        ownerToken = vireo.token(owner);
        viewerToken = vireo.token(vireo.newAccount());
        other = vireo.published(ownerToken, "Another one");
        put("/c/" + owner + "/subscription", Map.of("bell", true));
        hash = vireo.published(ownerToken, query + " " + word);
        for (String tagged : List.of(other, hash)) {
            vireo.json()
                    .header("Authorization", ownerToken)
                    .body(Map.of("tags", tagged.equals(hash) ? List.of(tag, tag + "2") : List.of(tag + "2")))
                    .patch("/v/{hash}", tagged)
                    .then()
                    .statusCode(200);
        }
        Rows.change(
                "INSERT INTO VideoTallies (VideoID, Heat) SELECT VideoID, UNIX_TIMESTAMP() / 86400 + 8 FROM Videos"
                        + " WHERE PathHash = ? ON DUPLICATE KEY UPDATE Heat = VALUES(Heat)",
                hash);
        actAsViewer();
    }

    private void actAsViewer() {
        put("/v/" + hash + "/rating", Map.of("rating", "like"));
        String ticket = vireo.request()
                .header("Authorization", viewerToken)
                .post("/v/{hash}/view", hash)
                .path("response.ticket");
        put("/v/" + hash + "/view", Map.of("ticket", ticket, "position", 0.1));
        put("/me/later/" + hash, Map.of());
        playlist = vireo.json()
                .header("Authorization", viewerToken)
                .body(Map.of("title", "A list", "visibility", "public"))
                .post("/me/playlists")
                .path("response.playlist");
        put("/p/" + playlist + "/v/" + hash, Map.of());
        comment(ownerToken, Map.of("text", "An answer", "reply-to", comment(viewerToken, Map.of("text", "First"))));
    }

    private void put(String path, Map<String, ?> body) {
        vireo.json()
                .header("Authorization", viewerToken)
                .body(body)
                .put(path)
                .then()
                .statusCode(200);
    }

    private String comment(String token, Map<String, ?> body) {
        return vireo.json()
                .header("Authorization", token)
                .body(body)
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
    }

    @Test
    void shouldCoverEveryCallWithoutAHashPath() {
        Set<String> described = new ApiDescription()
                .operations().stream()
                        .filter(operation -> operation.method().equals("GET"))
                        .map(Operation::path)
                        .filter(path -> !path.contains("{hashpath}"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(WITHOUT_VIDEOS);
        known.addAll(CALLS.keySet());
        known.addAll(OWN_CALLS.keySet());
        assertThat(known).isEqualTo(described);
    }

    /** Who opens a list, and where. */
    private record Look(Place place, boolean isPage, boolean isSignedIn) {}

    private static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (boolean isSignedIn : new boolean[] {false, true}) {
            CALLS.values().stream()
                    .flatMap(List::stream)
                    .forEach(place -> looks.add(new Look(place, false, isSignedIn)));
            looks.add(new Look(new Place("/v/{other}/related"), false, isSignedIn));
            PAGES.forEach(place -> looks.add(new Look(place, true, isSignedIn)));
        }
        OWN_CALLS.forEach((path, mark) -> looks.add(new Look(new Place(path, mark), false, true)));
        OWN_PAGES.forEach(place -> looks.add(new Look(place, true, true)));
        return looks;
    }

    @ParameterizedTest
    @EnumSource
    void shouldDisappearFromEveryListAtOnce(State state) throws Exception {
        for (Look look : looks()) {
            Await.until(look + " with the video", () -> shows(look));
        }
        Await.until("the unread notices", () -> unread() == 2);

        hide(state);

        for (Look look : looks()) {
            if (look.place().mark() == Mark.TAG) {
                Await.until("the number of uses of the tag", () -> !shows(look)); // counted by a job
            } else {
                assertThat(shows(look)).as("%s, %s", state, look).isFalse();
            }
        }
        assertThat(unread()).isZero();
        if (state != State.SUSPENDED) {
            assertThat(vireo.channel(owner).<Integer>path("response.nb_count")).isEqualTo(1);
        }
    }

    private int unread() {
        return vireo.request()
                .header("Authorization", viewerToken)
                .get("/me/inbox/unread")
                .path("response");
    }

    private boolean shows(Look look) {
        String path = look.place()
                .path()
                .replace("{owner}", owner)
                .replace("{tag}", tag)
                .replace("{query}", URLEncoder.encode(query, StandardCharsets.UTF_8))
                .replace("{playlist}", playlist)
                .replace("{other}", other);
        Response answer = look.isPage()
                ? browser.get(path, look.isSignedIn() ? Map.of("vireo_session", viewerToken) : PageClient.ANONYMOUS)
                : vireo.request()
                        .urlEncodingEnabled(false)
                        .headers(look.isSignedIn() ? Map.of("Authorization", viewerToken) : Map.of())
                        .get(path);
        assertThat(answer.statusCode()).as(look.toString()).isIn(200, 404);
        return answer.asString()
                .contains(
                        switch (look.place().mark()) {
                            case TITLE -> word;
                            case HASH -> hash;
                            case TAG -> "\"" + tag + "\"";
                        });
    }

    private void hide(State state) throws Exception {
        Staff staff = new Staff(vireo);
        Response answer = switch (state) {
            case UNLISTED, PRIVATE ->
                vireo.json()
                        .header("Authorization", ownerToken)
                        .body(Map.of("visibility", state == State.PRIVATE ? "private" : "unlisted"))
                        .patch("/v/{hash}", hash);
            case BLOCKED -> staff.decide(staff.token("moderator"), "video", hash, "hide");
            case SUSPENDED ->
                staff.changeStanding(
                        staff.token("moderator"), owner, Map.of("standing", "suspended", "reason", "The rules"));
            case DELETED -> vireo.deleteVideo(ownerToken, hash);
        };
        answer.then().statusCode(200);
    }
}
