package io.vireo.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.http.ApiDescription;
import io.vireo.http.ApiDescription.Operation;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may see what: visibility of a playlist × viewer × every {@code GET} of the API description that takes the hash path of a playlist.
 * A hidden playlist is compared with one that does not exist.
 */
class PlaylistMatrixIT extends ServerTest {
    private static final String UNKNOWN = "zzzzzzzzzzz";
    private static final Set<String> CALLS = Set.of("/p/{playlist}", "/p/{playlist}/about");

    private enum Viewer {
        ANONYMOUS,
        OTHER,
        OWNER,
        MODERATOR
    }

    private enum State {
        PUBLIC(Set.of(Viewer.values())),
        UNLISTED(Set.of(Viewer.values())),
        PRIVATE(Set.of(Viewer.OWNER, Viewer.MODERATOR)),
        /** Public, of a suspended channel. The token of its owner opens nothing. */
        SUSPENDED(Set.of(Viewer.MODERATOR));

        private final Set<Viewer> viewers;

        State(Set<Viewer> viewers) {
            this.viewers = viewers;
        }
    }

    @Test
    void shouldCoverEveryCallWithThePathOfAPlaylist() {
        Set<String> described = new ApiDescription()
                .operations().stream()
                        .filter(operation -> Set.of("GET", "HEAD").contains(operation.method()))
                        .map(Operation::path)
                        .filter(path -> path.contains("{playlist}"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(new TreeSet<>(CALLS));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowAPlaylistOnlyToThoseWhoMaySeeIt(State state) throws Exception {
        Staff staff = new Staff(vireo);
        String name = vireo.newAccount();
        String moderator = staff.token("moderator");
        Map<Viewer, String> tokens = Map.of(
                Viewer.OTHER, vireo.token(vireo.newAccount()),
                Viewer.OWNER, vireo.token(name),
                Viewer.MODERATOR, moderator);
        PlaylistCalls own = new PlaylistCalls(vireo, tokens.get(Viewer.OWNER));
        String visibility = state == State.SUSPENDED ? "public" : state.name().toLowerCase(Locale.ROOT);
        String playlist = own.created(visibility);
        own.add(playlist, PlaylistCalls.videos(name, 1).get(0)).then().statusCode(200);
        if (state == State.SUSPENDED) {
            staff.changeStanding(moderator, name, Map.of("standing", "suspended", "reason", "The rules"))
                    .then()
                    .statusCode(200);
        }
        for (String path : CALLS) {
            for (Viewer viewer : Viewer.values()) {
                for (String method : Set.of("GET", "HEAD")) {
                    check(state, method, path, playlist, viewer, tokens.get(viewer));
                }
            }
        }
    }

    private void check(State state, String method, String path, String playlist, Viewer viewer, String token) {
        String what = "%s, %s %s by %s".formatted(state, method, path, viewer);
        Response answer = call(method, path, playlist, token);
        if (state.viewers.contains(viewer)) {
            boolean isCacheable = state == State.PUBLIC && viewer == Viewer.ANONYMOUS;
            assertThat(answer.statusCode()).as(what).isEqualTo(200);
            assertThat(answer.header("Cache-Control"))
                    .as(what)
                    .isEqualTo(isCacheable ? "no-cache" : "private, no-cache");
            assertThat(answer.header("X-Robots-Tag")).as(what).isEqualTo(state == State.PUBLIC ? null : "noindex");
        } else {
            Response unknown = call(method, path, UNKNOWN, token);
            assertThat(answer.statusCode()).as(what).isEqualTo(404).isEqualTo(unknown.statusCode());
            assertThat(answer.asString()).as(what).isEqualTo(unknown.asString());
        }
    }

    private Response call(String method, String path, String playlist, String token) {
        RequestSpecification request = vireo.request();
        if (token != null) {
            request.header("Authorization", token);
        }
        return request.request(method, path, playlist);
    }
}
