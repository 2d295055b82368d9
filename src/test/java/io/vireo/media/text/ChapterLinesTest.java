package io.vireo.media.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChapterLinesTest {
    private static final long HOUR = 3_600_000;

    @Test
    void shouldReadChaptersInAnyOrder() throws TimedTextException {
        assertThat(ChapterLines.parse("1:30 - The <harbour> & more\n\n 00:00 Start\r\n1:00:00.5 End\n", 2 * HOUR))
                .containsExactly(
                        new Chapter(0, 90_000, "Start"),
                        new Chapter(90_000, HOUR + 500, "The <harbour> & more"),
                        new Chapter(HOUR + 500, 2 * HOUR, "End"));
    }

    @ParameterizedTest
    @CsvSource({
        "0:05 One,0:05 One",
        "00:01:05.25 Two,1:05.250 Two",
        "61:00 Three,1:01:00 Three",
        "0:00 -5 degrees,0:00 -5 degrees"
    })
    void shouldWriteWhatItReads(String line, String written) throws TimedTextException {
        List<Chapter> chapters = ChapterLines.parse(line, 2 * HOUR);

        assertThat(ChapterLines.format(chapters)).isEqualTo(written);
        assertThat(ChapterLines.parse(written, 2 * HOUR)).isEqualTo(chapters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0:00 A\\nB|2|NO_TIME",
                "0:00 A\\n1:60 B|2|NO_TIME",
                "0:00:00:00 A|1|NO_TIME",
                "0:00|1|NO_TITLE",
                "\\n0:00 - |2|NO_TITLE",
                "0:00 A\\n\\n00:00 B|3|SAME_TIME",
                "0:00 A\\n1:00:00 B|2|AFTER_THE_END",
                "\\n|1|NO_TIME"
            })
    void shouldNameTheLineThatIsNoChapter(String text, int line, TextFault fault) {
        TimedTextException thrown = catchThrowableOfType(
                TimedTextException.class, () -> ChapterLines.parse(text.replace("\\n", "\n"), HOUR));

        assertThat(thrown.line()).isEqualTo(line);
        assertThat(thrown.fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void shouldBoundTitles(int length) {
        TimedTextException thrown = catchThrowableOfType(
                TimedTextException.class, () -> ChapterLines.parse("0:00 " + "ü".repeat(length), HOUR));

        assertThat(thrown == null).isEqualTo(length == 200);
    }

    @Test
    void shouldBoundTheirNumber() {
        StringBuilder text = new StringBuilder();
        for (int second = 0; second <= 500; second++) {
            text.append(second / 60)
                    .append(second % 60 < 10 ? ":0" : ":")
                    .append(second % 60)
                    .append(" x\n");
        }
        TimedTextException thrown =
                catchThrowableOfType(TimedTextException.class, () -> ChapterLines.parse(text.toString(), HOUR));

        assertThat(thrown.fault()).isEqualTo(TextFault.TOO_MANY_CHAPTERS);
        assertThat(thrown.line()).isEqualTo(501);
    }
}
