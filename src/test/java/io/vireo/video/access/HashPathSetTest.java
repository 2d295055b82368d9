package io.vireo.video.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.video.access.AccessRepository.AccessChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashPathSetTest {
    private final HashPathSet two =
            HashPathSet.EMPTY.with(List.of(new AccessChange("bbbbbbb", false), new AccessChange("0000000", false)));

    @Test
    void shouldContainWhatIsNotPublic() {
        assertThat(List.of("bbbbbbb", "0000000")).allMatch(two::contains);
        assertThat(List.of("aaaaaaa", "bbbbbbc", "000000", "00000000")).noneMatch(two::contains);
        assertThat(HashPathSet.EMPTY.contains("bbbbbbb")).isFalse();
    }

    @Test
    void shouldApplyChanges() {
        HashPathSet changed = two.with(List.of(
                new AccessChange("bbbbbbb", true),
                new AccessChange("zzzzzz9", false),
                new AccessChange("ccccccc", true)));

        assertThat(List.of("zzzzzz9", "0000000")).allMatch(changed::contains);
        assertThat(List.of("bbbbbbb", "ccccccc")).noneMatch(changed::contains);
        assertThat(two.with(List.of())).isSameAs(two);
    }

    @Test
    void shouldKeepAVideoThatIsReportedAgain() {
        HashPathSet again = two.with(List.of(new AccessChange("bbbbbbb", false)));

        assertThat(again.contains("bbbbbbb")).isTrue();
        assertThat(again.with(List.of(new AccessChange("bbbbbbb", true))).contains("bbbbbbb"))
                .isFalse();
    }
}
