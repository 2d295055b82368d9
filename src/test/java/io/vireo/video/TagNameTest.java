package io.vireo.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagNameTest {
    @ParameterizedTest
    @CsvSource({
        "rock, rock, rock",
        "'  #Rock \t', Rock, rock",
        "'## Rock  n \u00a0roll', Rock n roll, rock n roll",
        "C#, C#, c#",
        "Café, Café, cafe",
        "ＤＪ, ＤＪ, dj",
        "AC/DC, AC/DC, ac/dc",
        "‘it’s’, ‘it’s’, '''it''s'''",
        "موسيقى, موسيقى, موسيقى",
        "ギター, ギター, ぎたー",
        "🎸, 🎸, 🎸",
        "100%, 100%, 100%",
    })
    void shouldNormalizeTags(String text, String name, String folded) {
        assertThat(TagName.of(text)).contains(new TagName(name, folded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#", " # ", "a,b", "a\nb", "a\u0000b", "a\u2028b", "\ud800", "\u200b"})
    void shouldRejectWhatIsNoTag(String text) {
        assertThat(TagName.of(text)).isEmpty();
    }

    @Test
    void shouldCountCharactersNotCodeUnits() {
        assertThat(TagName.of("🎸".repeat(40))).isPresent();
        assertThat(TagName.of("🎸".repeat(41))).isEmpty();
        assertThat(TagName.of("\ufdfa".repeat(40)))
                .as("stands for 18 characters")
                .isEmpty();
        assertThat(TagName.of(null)).isEmpty();
    }

    @Test
    void shouldKeepTheFirstOfEqualTagsInOrder() {
        assertThat(TagName.listOf(List.of("Zebra", "café", "#CAFE", "apple", "zebra")))
                .extracting(TagName::name)
                .containsExactly("Zebra", "café", "apple");
        assertThat(TagName.listOf(List.of())).isEmpty();
    }

    static List<List<String>> invalidLists() {
        return List.of(
                IntStream.range(0, 16).mapToObj(i -> "tag" + i).toList(),
                List.of("good", ""),
                List.of("x".repeat(41)),
                Collections.singletonList(null));
    }

    @ParameterizedTest
    @MethodSource("invalidLists")
    void shouldRejectInvalidLists(List<String> tags) {
        assertThatThrownBy(() -> TagName.listOf(tags))
                .isInstanceOf(ApiException.class)
                .satisfies(
                        thrown -> assertThat(((ApiException) thrown).response().response())
                                .hasToString("{invalid-field=tags}"));
        assertThat(TagName.listOf(
                        IntStream.range(0, 15).mapToObj(i -> "tag" + i).toList()))
                .hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({"#Caf, caf", "'', ''", "' Rock N', rock n"})
    void shouldNormalizePrefixes(String prefix, String folded) {
        assertThat(TagName.fold(prefix)).isEqualTo(folded);
    }
}
