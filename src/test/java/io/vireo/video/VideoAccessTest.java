package io.vireo.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import io.vireo.video.VideoAccess.Decision;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table. */
class VideoAccessTest {
    private static final String KEY = "abcdefgh12345678";
    private static final Caller OWNER = new Caller(7, "ada", AccountRole.USER);
    private static final Caller OTHER = new Caller(8, "bob", AccountRole.USER);

    private static final Map<String, Viewer> VIEWERS = new LinkedHashMap<>();

    static {
        VIEWERS.put("anonymous", Viewer.ANONYMOUS);
        VIEWERS.put("other", Viewer.of(OTHER));
        VIEWERS.put("wrongKey", Viewer.ANONYMOUS.with("abcdefgh12345679", false));
        VIEWERS.put("key", Viewer.of(OTHER).with(KEY, false));
        VIEWERS.put("token", Viewer.ANONYMOUS.with(null, true));
        VIEWERS.put("owner", Viewer.of(OWNER));
        VIEWERS.put("moderator", new Viewer(OTHER, true, null, false));
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "state,              anonymous, other,  wrongKey, key,      token,    owner,     moderator",
                "public,             LISTED,   LISTED, LISTED,   LISTED,   LISTED,   LISTED,    LISTED",
                "unlisted,           HIDDEN,   HIDDEN, HIDDEN,   OPENABLE, OPENABLE, OPENABLE,  OPENABLE",
                "private,            HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   OPENABLE, OPENABLE,  OPENABLE",
                "public blocked,     HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   OPENABLE, DATA_ONLY, OPENABLE",
                "unlisted blocked,   HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   OPENABLE, DATA_ONLY, OPENABLE",
                "private blocked,    HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   OPENABLE, DATA_ONLY, OPENABLE",
                "public unpublished, HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   HIDDEN,   HIDDEN,    HIDDEN",
                "private unpublished,HIDDEN,   HIDDEN, HIDDEN,   HIDDEN,   HIDDEN,   HIDDEN,    HIDDEN"
            })
    void shouldDecide(String state, String a, String b, String c, String d, String e, String f, String g) {
        VideoAccess video = video(state, KEY);

        assertThat(VIEWERS.values().stream().map(video::decide).map(Decision::name))
                .containsExactly(a, b, c, d, e, f, g);
    }

    @Test
    void shouldListWhatEverybodyMaySee() {
        assertThat(List.of("public", "unlisted", "private", "public blocked", "public unpublished"))
                .filteredOn(state -> video(state, KEY).isListed())
                .containsExactly("public");
    }

    @Test
    void shouldNotOpenAnUnlistedVideoWithoutAKey() {
        assertThat(video("unlisted", null).decide(Viewer.ANONYMOUS)).isEqualTo(Decision.HIDDEN);
        assertThat(video("unlisted", null).decide(Viewer.ANONYMOUS.with("", false)))
                .isEqualTo(Decision.HIDDEN);
    }

    @Test
    void shouldAllowTheOwnerOfABlockedVideoItsDataOnly() {
        assertThat(Arrays.stream(Decision.values()).filter(Decision::allowsData))
                .containsExactly(Decision.LISTED, Decision.OPENABLE, Decision.DATA_ONLY);
        assertThat(Arrays.stream(Decision.values()).filter(Decision::allowsFiles))
                .containsExactly(Decision.LISTED, Decision.OPENABLE);
    }

    /** @param state visibility, then optionally {@code blocked} or {@code unpublished} */
    private static VideoAccess video(String state, @Nullable String key) {
        return new VideoAccess(
                OWNER.channelId(),
                !state.contains("unpublished"),
                Visibility.of(state.split(" ")[0]),
                state.contains("blocked"),
                key,
                1);
    }
}
