package io.vireo.video.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import io.vireo.streaming.TestTracks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may see what: state of a video × viewer × every {@code GET} of the API description that takes a hash path. Each is also called with
 * {@code HEAD}. A hidden video is compared with one that does not exist.
 */
class VisibilityMatrixIT extends ServerTest {
    private static final String UNKNOWN = "zzzzzzz";

    /** What a call returns. A new call with a hash path needs an entry in {@link #CALLS}. */
    private enum Content {
        DATA,
        FILE,
        /** What belongs to an open video: for those who may open its files, without an access token. */
        COMMENTS,
        /** Data for the owner; 403 for other callers who may see the video. */
        OWNERS_DATA,
        /** What belongs to the caller, who needs a token and may open the files of the video. */
        CALLERS_DATA
    }

    private static final Map<String, Content> CALLS = Map.ofEntries(
            Map.entry("/v/{hashpath}", Content.DATA),
            Map.entry("/v/{hashpath}/related", Content.COMMENTS),
            Map.entry("/v/{hashpath}/rating", Content.CALLERS_DATA),
            Map.entry("/v/{hashpath}/position", Content.CALLERS_DATA),
            Map.entry("/v/{hashpath}/comments", Content.COMMENTS),
            Map.entry("/v/{hashpath}/comments/{id}/replies", Content.COMMENTS),
            Map.entry("/video/d/{hashpath}", Content.FILE),
            Map.entry("/video/h/{hashpath}/master.m3u8", Content.FILE),
            Map.entry("/video/h/{hashpath}/{rendition}.m3u8", Content.FILE),
            Map.entry("/video/h/{hashpath}/manifest.mpd", Content.FILE),
            Map.entry("/video/h/{hashpath}/{rendition}/init.mp4", Content.FILE),
            Map.entry("/video/h/{hashpath}/{rendition}/{segment}.m4s", Content.FILE),
            Map.entry("/video/h/{hashpath}/s/{language}.m3u8", Content.FILE),
            Map.entry("/video/h/{hashpath}/s/{language}.vtt", Content.FILE),
            Map.entry("/video/h/{hashpath}/chapters.json", Content.FILE),
            Map.entry("/captions/{hashpath}", Content.FILE),
            Map.entry("/captions/{hashpath}/{language}", Content.FILE),
            Map.entry("/chapters/{hashpath}", Content.FILE),
            Map.entry("/storyboards/{hashpath}", Content.FILE),
            Map.entry("/storyboards/{hashpath}/{sheet}.jpg", Content.FILE),
            Map.entry("/thumbnails/{hashpath}", Content.FILE),
            Map.entry("/thumbnails/{hashpath}/choices", Content.OWNERS_DATA),
            Map.entry("/thumbnails/{hashpath}/choices/{choice}", Content.FILE));

    private enum Viewer {
        ANONYMOUS,
        OTHER,
        OWNER,
        MODERATOR,
        WITH_KEY,
        WITH_ACCESS
    }

    private enum State {
        PUBLIC(Set.of(Viewer.values()), Set.of(Viewer.values())),
        UNLISTED(
                Set.of(Viewer.OWNER, Viewer.MODERATOR, Viewer.WITH_KEY),
                Set.of(Viewer.OWNER, Viewer.MODERATOR, Viewer.WITH_KEY, Viewer.WITH_ACCESS)),
        PRIVATE(Set.of(Viewer.OWNER, Viewer.MODERATOR), Set.of(Viewer.OWNER, Viewer.MODERATOR, Viewer.WITH_ACCESS)),
        /** Unlisted before, so that there are a key and an access token, which the block revokes. */
        BLOCKED(Set.of(Viewer.OWNER, Viewer.MODERATOR), Set.of(Viewer.MODERATOR)),
        /** Of a suspended channel; unlisted before. The token of its owner opens nothing. */
        SUSPENDED(Set.of(Viewer.MODERATOR), Set.of(Viewer.MODERATOR)),
        UNPUBLISHED(Set.of(), Set.of());

        private final Set<Viewer> data;
        private final Set<Viewer> files;

        State(Set<Viewer> data, Set<Viewer> files) {
            this.data = data;
            this.files = files;
        }

        boolean allows(Content content, Viewer viewer) {
            return switch (content) {
                case DATA -> data.contains(viewer);
                case FILE -> files.contains(viewer);
                case COMMENTS -> data.contains(viewer) && files.contains(viewer);
                case OWNERS_DATA -> viewer == Viewer.OWNER && data.contains(viewer);
                case CALLERS_DATA ->
                    Set.of(Viewer.OTHER, Viewer.OWNER, Viewer.MODERATOR).contains(viewer) && files.contains(viewer);
            };
        }
    }

    /** A video and what opens it. */
    private record Video(
            String hash, String owner, String other, String moderator, String key, String access, String comment) {}

    @Test
    void shouldCoverEveryCallWithAHashPath() {
        assertThat(described()).isEqualTo(new TreeSet<>(CALLS.keySet()));
    }

    private static Set<String> described() {
        return new ApiDescription()
                .operations().stream()
                        .filter(operation -> Set.of("GET", "HEAD").contains(operation.method()))
                        .filter(VisibilityMatrixIT::takesAHashPath)
                        .map(Operation::path)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean takesAHashPath(Operation operation) {
        return operation.parameters("path").stream()
                .anyMatch(parameter -> parameter.toString().contains("/HashPath")
                        || Set.of("hashpath", "hash", "video").contains(String.valueOf(parameter.get("name"))));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowAVideoOnlyToThoseWhoMaySeeIt(State state) throws Exception {
        Video video = video(state);
        for (Map.Entry<String, Content> call : CALLS.entrySet()) {
            for (Viewer viewer : Viewer.values()) {
                for (String method : List.of("GET", "HEAD")) {
                    check(state, video, call.getKey(), call.getValue(), viewer, method);
                }
            }
        }
    }

    private void check(State state, Video video, String path, Content content, Viewer viewer, String method) {
        String what = "%s, %s %s by %s".formatted(state, method, path, viewer);
        Response answer = call(method, path, video.hash(), video, viewer);
        if (state.allows(content, viewer)) {
            assertThat(answer.statusCode()).as(what).isEqualTo(200);
            if (content == Content.DATA || content == Content.FILE) {
                assertThat(answer.header("Cache-Control"))
                        .as(what)
                        .isEqualTo(state == State.PUBLIC ? "no-cache" : "private, no-cache");
                assertThat(answer.header("X-Robots-Tag")).as(what).isEqualTo(state == State.PUBLIC ? null : "noindex");
            }
        } else if (state == State.PUBLIC) {
            assertThat(answer.statusCode()).as(what).isIn(400, 403);
        } else {
            Response unknown = call(method, path, UNKNOWN, video, viewer);
            assertThat(answer.statusCode())
                    .as(what)
                    .isEqualTo(unknown.statusCode())
                    .isIn(400, 403, 404);
            assertThat(answer.asString()).as(what).isEqualTo(unknown.asString());
            assertThat(headers(answer)).as(what).isEqualTo(headers(unknown));
        }
    }

    private static Map<String, String> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !Set.of("date", "x-request-id")
                        .contains(header.getName().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.toMap(Header::getName, Header::getValue, (a, b) -> a + ", " + b));
    }

    private Response call(String method, String path, String hash, Video video, Viewer viewer) {
        RequestSpecification request = vireo.request().urlEncodingEnabled(false);
        String query = "";
        switch (viewer) {
            case ANONYMOUS -> {}
            case OTHER -> request.header("Authorization", video.other());
            case OWNER -> request.header("Authorization", "Bearer " + video.owner());
            case MODERATOR -> request.header("Authorization", video.moderator());
            case WITH_KEY -> query = "?k=" + video.key();
            case WITH_ACCESS -> query = "?x=1&" + video.access();
        }
        return request.request(
                method,
                path.replace("{hashpath}", hash)
                                .replace("{choice}", "1")
                                .replace("{id}", video.comment())
                                .replace("{rendition}", "m")
                                .replace("{segment}", "1")
                                .replace("{language}", "en")
                                .replace("{sheet}", "1")
                        + query);
    }

    private Video video(State state) throws Exception {
        Staff staff = new Staff(vireo);
        String name = vireo.newAccount();
        String owner = vireo.token(name);
        String other = vireo.token(vireo.newAccount());
        String moderator = staff.token("moderator");
        if (state == State.UNPUBLISHED) {
            String hash = vireo.announced(owner, "No file yet");
            String key = change(owner, hash, "unlisted").path("response.key");
            return new Video(hash, owner, other, moderator, key, "a=none", "1");
        }
        String hash = vireo.published(owner, "Matrix " + state);
        vireo.request()
                .header("Authorization", owner)
                .get("/thumbnails/{hash}/choices", hash)
                .then()
                .statusCode(200);
        TestTracks.add(hash);
        String comment = vireo.json()
                .header("Authorization", owner)
                .body(Map.of("text", "First"))
                .post("/v/{hash}/comments", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.id");
        String key = change(owner, hash, "unlisted").path("response.key");
        if (state == State.PRIVATE || state == State.PUBLIC) {
            change(owner, hash, state.name().toLowerCase(java.util.Locale.ROOT));
        }
        String access = state == State.PUBLIC
                ? "a=none"
                : vireo.request()
                        .header("Authorization", owner)
                        .get("/v/{hash}", hash)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("response.access");
        if (state == State.BLOCKED) {
            staff.decide(moderator, "video", hash, "hide").then().statusCode(200);
        }
        if (state == State.SUSPENDED) {
            staff.changeStanding(moderator, name, Map.of("standing", "suspended", "reason", "The rules"))
                    .then()
                    .statusCode(200);
        }
        return new Video(hash, owner, other, moderator, key, access, comment);
    }

    private Response change(String token, String hash, String visibility) {
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
