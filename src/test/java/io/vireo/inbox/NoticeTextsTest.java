package io.vireo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTextsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | 1 | a",
                "a | 2 | a and 1 other",
                "a b | 2 | a and b",
                "a b c | 3 | a, b and c",
                "a b c | 4 | a, b and 2 others",
                "a b | 44 | a, b and 42 others"
            })
    void shouldNameWhoHasActed(String names, int count, String expected) {
        assertThat(NoticeTexts.who(List.of(names.split(" ")), count)).isEqualTo(expected);
    }

    @Test
    void shouldAgreeWithTheNumber() {
        assertThat(NoticeTexts.sentence(NoticeKind.LIKE, List.of("a"), 1, "T")).isEqualTo("a likes \"T\"");
        assertThat(NoticeTexts.sentence(NoticeKind.LIKE, List.of("a"), 2, "T")).isEqualTo("a and 1 other like \"T\"");
        assertThat(NoticeTexts.sentence(NoticeKind.LIKE, List.of("a"), 1, "T", true))
                .isEqualTo("a likes your comment on \"T\"");
    }

    @Test
    void shouldFillTheLinesOfADigest() {
        Map<String, String> values = NoticeTexts.digest(lines(2), "/inbox", "/settings");

        assertThat(values)
                .containsEntry("count", "2 notices")
                .containsEntry("line2", "sentence 2")
                .containsEntry("link2", "link 2")
                .containsEntry("line3", "")
                .containsEntry("more", "");
        assertThat(NoticeTexts.digest(lines(1), "", "")).containsEntry("count", "1 notice");
    }

    @Test
    void shouldCountTheNoticesThatDoNotFit() {
        Map<String, String> values = NoticeTexts.digest(lines(13), "", "");

        assertThat(values).containsEntry("count", "13 notices").containsEntry("more", "and 3 more");
        values.put("username", "ada");
        assertThat(values.keySet()).isEqualTo(InboxMailTemplate.INBOX_DIGEST.parameters());
    }

    private static List<Map.Entry<String, String>> lines(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> Map.entry("sentence " + i, "link " + i))
                .toList();
    }
}
