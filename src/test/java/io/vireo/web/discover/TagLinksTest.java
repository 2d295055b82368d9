package io.vireo.web.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagLinksTest {
    @Test
    void shouldSplitTheFieldAtCommas() {
        assertThat(TagLinks.split(" one, two words ,,three")).containsExactly("one", "two words", "three");
        assertThat(TagLinks.split("")).isEmpty();
        assertThat(TagLinks.split(" , ")).isEmpty();
    }

    @Test
    void shouldShowTheTagsOfAVideo() {
        Map<String, Object> video = Map.of("tags", List.of("AC/DC", "100%"));

        assertThat(TagLinks.join(video)).isEqualTo("AC/DC, 100%");
        assertThat(TagLinks.of(video))
                .containsExactly(
                        Map.of("tag", "AC/DC", "tag_href", "tag/AC%2FDC"),
                        Map.of("tag", "100%", "tag_href", "tag/100%25"));
        assertThat(TagLinks.of(Map.of("tags", ""))).isEmpty();
    }
}
