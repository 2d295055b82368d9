package io.vireo.identity.standing;

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
 * Who may see what of a channel: its standing × viewer × every {@code GET} of the API description that takes the name of a channel. What a
 * viewer may not see of a suspended channel is compared with a channel that does not exist.
 */
class ChannelMatrixIT extends ServerTest {
    private static final String UNKNOWN = "no-such-channel";

    /** Who may see what a call returns. A new call with a name needs an entry in {@link #CALLS}. */
    private enum Content {
        EVERYBODYS(Set.of(Viewer.values()), Set.of()),
        CALLERS(Set.of(Viewer.OTHER, Viewer.OWNER, Viewer.MODERATOR), Set.of()),
        OWNERS(Set.of(Viewer.OWNER), Set.of()),
        /** Also while the channel is suspended. */
        OWNERS_DATA(Set.of(Viewer.OWNER), Set.of(Viewer.OWNER)),
        MODERATORS(Set.of(Viewer.MODERATOR), Set.of(Viewer.MODERATOR));

        private final Set<Viewer> viewers;
        private final Set<Viewer> whileSuspended;

        Content(Set<Viewer> viewers, Set<Viewer> whileSuspended) {
            this.viewers = viewers;
            this.whileSuspended = whileSuspended;
        }
    }

    private static final Map<String, Content> CALLS = Map.of(
            "/c/{name}", Content.EVERYBODYS,
            "/videos/channel/{name}", Content.EVERYBODYS,
            "/channel/picture/{name}", Content.EVERYBODYS,
            "/me/blocks/{name}", Content.CALLERS,
            "/c/{name}/subscription", Content.CALLERS,
            "/c/{name}/notifications", Content.OWNERS,
            "/c/{name}/export", Content.OWNERS_DATA,
            "/c/{name}/standing", Content.MODERATORS);

    private enum Viewer {
        ANONYMOUS,
        OTHER,
        OWNER,
        MODERATOR
    }

    private enum State {
        GOOD,
        LIMITED,
        FROZEN,
        SUSPENDED
    }

    @Test
    void shouldCoverEveryCallWithTheNameOfAChannel() {
        Set<String> described = new ApiDescription()
                .operations().stream()
                        .filter(operation -> operation.method().equals("GET"))
                        .filter(ChannelMatrixIT::takesAName)
                        .map(Operation::path)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(new TreeSet<>(CALLS.keySet()));
    }

    private static boolean takesAName(Operation operation) {
        return operation.parameters("path").stream()
                .anyMatch(parameter ->
                        Set.of("name", "channel", "username").contains(String.valueOf(parameter.get("name"))));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowAChannelOnlyToThoseWhoMaySeeIt(State state) throws Exception {
        Staff staff = new Staff(vireo);
        String name = vireo.newAccount();
        String moderator = staff.token("moderator");
        Map<Viewer, String> tokens = Map.of(
                Viewer.OTHER, vireo.token(vireo.newAccount()),
                Viewer.OWNER, vireo.token(name),
                Viewer.MODERATOR, moderator);
        staff.changeStanding(
                        moderator,
                        name,
                        Map.of("standing", state.name().toLowerCase(Locale.ROOT), "reason", "The rules"))
                .then()
                .statusCode(200);

        CALLS.forEach((path, content) -> {
            Set<Viewer> allowed = state == State.SUSPENDED ? content.whileSuspended : content.viewers;
            for (Viewer viewer : Viewer.values()) {
                check(
                        "%s, %s by %s".formatted(state, path, viewer),
                        call(path, name, tokens.get(viewer)),
                        call(path, UNKNOWN, tokens.get(viewer)),
                        allowed.contains(viewer),
                        state == State.SUSPENDED);
            }
        });
    }

    private static void check(String what, Response answer, Response unknown, boolean isAllowed, boolean isHidden) {
        if (isAllowed) {
            assertThat(answer.statusCode()).as(what).isEqualTo(200);
        } else if (isHidden) {
            assertThat(answer.statusCode())
                    .as(what)
                    .isEqualTo(unknown.statusCode())
                    .isIn(400, 403, 404);
            assertThat(answer.asString()).as(what).isEqualTo(unknown.asString());
        } else {
            assertThat(answer.statusCode()).as(what).isIn(400, 403);
        }
    }

    private Response call(String path, String name, String token) {
        RequestSpecification request = vireo.request();
        if (token != null) {
            request.header("Authorization", token);
        }
        return request.get(path, name);
    }
}
