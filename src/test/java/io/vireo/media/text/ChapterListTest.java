package io.vireo.media.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterListTest {
    private static final long TWO_HOURS = 7_200_000;

    @Test
    void shouldFindTheLinesWithTimesOfADescription() {
        assertThat(ChapterList.ofDescription("""
                        A walk in the hills
                        0:00 Start
                        - 1:05: The   river
                        (01:02:03) Summit & view
                        at 1:05:00 we rested
                        """, TWO_HOURS))
                .containsExactly(
                        new Chapter(0, 65_000, "Start"),
                        new Chapter(65_000, 3_723_000, "The   river"),
                        new Chapter(3_723_000, TWO_HOURS, "Summit & view"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0:00 a\n1:00 b",
                "0:01 a\n1:00 b\n2:00 c",
                "0:00 a\n2:00 b\n1:00 c",
                "0:00 a\n1:00 b\n1:00 c",
                "0:00\n1:00\n2:00",
                "00:00:00:00 a\n00:00:01:00 b\n00:00:02:00 c",
                "0:00 a\n1:00 b\n3:00:00 c"
            })
    void shouldFindNoChaptersInOtherDescriptions(String description) {
        assertThat(ChapterList.ofDescription(description, TWO_HOURS)).isEmpty();
    }

    @Test
    void shouldEndTheLastChapterOfAVideoOfUnknownDuration() {
        assertThat(ChapterList.ofDescription("0:00 a\n0:10 b\n0:20 c", 0))
                .extracting(Chapter::endMillis)
                .containsExactly(10_000L, 20_000L, 3_620_000L);
    }

    @Test
    void shouldReadTheCuesOfAFile() throws TimedTextException {
        byte[] file =
                ("WEBVTT\n\n00:10.000 --> 00:30.000\n<b>Second</b> &amp;\nlast\n\n00:00.000 --> 00:05.000\nFirst\n\n"
                                + "00:40.000 --> 00:50.000\nToo late\n")
                        .getBytes(UTF_8);
        List<Chapter> chapters = ChapterList.of(file, 20_000);
        assertThat(chapters)
                .containsExactly(new Chapter(0, 5000, "First"), new Chapter(10_000, 20_000, "Second & last"));
        assertThat(ChapterList.of(ChapterList.toWebVtt(chapters), 20_000)).isEqualTo(chapters);
        assertThatExceptionOfType(TimedTextException.class)
                .isThrownBy(() -> ChapterList.of("1\n00:00:30,000 --> 00:00:40,000\na".getBytes(UTF_8), 20_000));
    }

    @Test
    void shouldEndAChapterWhereTheNextBegins() throws TimedTextException {
        byte[] file = "1\n00:00:00,000 --> 00:01:00,000\na\n\n2\n00:00:10,000 --> 00:00:20,000\nb\n".getBytes(UTF_8);
        assertThat(ChapterList.of(file, 0))
                .containsExactly(new Chapter(0, 10_000, "a"), new Chapter(10_000, 20_000, "b"));
    }

    @Test
    void shouldOrderTheMarksOfAFileAndNumberThoseWithoutATitle() {
        List<ChapterMark> marks = List.of(
                new ChapterMark(5000, " \n"),
                new ChapterMark(0, "a\u0000b\nc"),
                new ChapterMark(-1, "before"),
                new ChapterMark(9000, "x".repeat(300)),
                new ChapterMark(20_000, "after"));
        assertThat(ChapterList.of(marks, 10_000))
                .containsExactly(
                        new Chapter(0, 5000, "ab c"),
                        new Chapter(5000, 9000, "2"),
                        new Chapter(9000, 10_000, "x".repeat(200)));
    }
}
