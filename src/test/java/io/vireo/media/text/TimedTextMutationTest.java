package io.vireo.media.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timeouts only guard against endless loops and quadratic time; they do not assert speed. */
class TimedTextMutationTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1 << 20;

    private static final String SUBRIP = """
            1
            00:00:01,000 --> 00:00:02,000
            <i>Hello</i> & <font color="red">bye</font> {\\an8}

            2
            00:00:03,000 --> 00:00:04,000
            - One
            - Two
            """;

    private static final String WEBVTT = """
            WEBVTT

            NOTE nothing

            a
            00:01.000 --> 00:02.000 line:0
            <v Ada>Hello <c.red>there</c> &amp; <00:01.500><b>bye</b></v>

            00:03.000 --> 00:04.000
            <ruby>a<rt>b</rt></ruby> <lang de>Tag</lang>
            """;

    private static final String[] PIECES = {
        "\n",
        "\r",
        "\n\n",
        "-->",
        " --> ",
        "<",
        ">",
        "</",
        "<b>",
        "</v>",
        "<v ",
        "<c.",
        "&",
        "&amp;",
        "&#10;",
        "{\\",
        "}",
        "\u0000",
        "\uFEFF",
        "NOTE",
        "STYLE",
        "WEBVTT",
        "99:99",
        "00:00:01.000",
        "\uD83D\uDE00",
        "1\n",
        "--"
    };

    /** A cue as WebVTT defines it: no blank line and no arrow in its text, and only known tags. */
    private static final Pattern TEXT =
            Pattern.compile("(?:[^<>&\\n]|\\n(?!\\n)|&(?:amp|lt|gt);|</?(?:b|i|u|ruby|rt)>|</(?:c|v|lang)>"
                    + "|<c(?:\\.[A-Za-z0-9_-]+)+>|<v [^<>\\n]+>|<lang [A-Za-z0-9-]+>)++");

    @ParameterizedTest
    @ValueSource(strings = {SUBRIP, WEBVTT})
    void shouldReadOrRejectDamagedFiles(String text) {
        int rejected = 0;
        for (long seed = 0; seed < 2000; seed++) {
            rejected += rejects(mutated(text, seed), seed) ? 1 : 0;
        }
        assertThat(rejected).isBetween(200, 1900);
    }

    private static byte[] mutated(String text, long seed) {
        Random random = new Random(seed);
        StringBuilder mutated = new StringBuilder(text);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.setCharAt(at, (char) random.nextInt(128));
                case 2 -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(20)));
            }
            mutated.append(' ');
        }
        byte[] bytes = mutated.toString().getBytes(UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static boolean rejects(byte[] file, long seed) {
        try {
            check(TimedTextReader.read(file), seed);
            return false;
        } catch (TimedTextException e) {
            assertThat(e.line()).as("seed %d", seed).isPositive();
            return true;
        }
    }

    private static void check(List<TextCue> cues, long seed) throws TimedTextException {
        assertThat(cues).isNotEmpty();
        long last = 0;
        for (TextCue cue : cues) {
            assertThat(cue.startMillis()).isBetween(last, cue.endMillis() - 1);
            assertThat(cue.text()).as("seed %d", seed).matches(TEXT).doesNotContain("-->", "\n\n");
            last = cue.startMillis();
        }
        if (cues.stream().anyMatch(cue -> cue.text().contains("{\\"))) {
            return; // an override that a character reference has concealed
        }
        // what is written is read as the same
        assertThat(TimedTextReader.read(WebVttWriter.write(cues).getBytes(UTF_8)))
                .as("seed %d", seed)
                .isEqualTo(cues);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<b>", "<v ", "{\\", "&", "&#", "-->", " ", "\n", "\r\n", "1\n", ".", "a"})
    void shouldReadLargeFilesInLinearTime(String piece) {
        for (String start : List.of("00:01.000 --> 00:02.000\n", "WEBVTT\n\n00:01.000 --> 00:02.000 ")) {
            byte[] file = (start + piece.repeat(MEBIBYTE / piece.length())).getBytes(UTF_8);
            assertTimeoutPreemptively(TIMEOUT, () -> rejects(file, 0));
        }
    }

    /** Many cues whose texts are as expensive as they can be. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<b>", "<v a", "{\\", "&", "<c.a.b", "</b>", "<a b"})
    void shouldCleanLongCuesInLinearTime(String piece) {
        String cue = "00:00:01,000 --> 00:00:02,000\n" + piece.repeat(2000 / piece.length()) + "\n\n";
        byte[] file = cue.repeat(MEBIBYTE / cue.length()).getBytes(UTF_8);
        assertTimeoutPreemptively(TIMEOUT, () -> rejects(file, 0));
    }

    @Test
    void shouldReadOrRejectDamagedDescriptions() {
        for (long seed = 0; seed < 2000; seed++) {
            String text = new String(mutated("0:00 Start\n1:00 Middle\n1:02:03 - End\n", seed), UTF_8);
            long last = -1;
            for (Chapter chapter : ChapterList.ofDescription(text, 10_000_000)) {
                assertThat(chapter.startMillis()).as("seed %d", seed).isGreaterThan(last);
                assertThat(chapter.endMillis())
                        .isGreaterThan(chapter.startMillis())
                        .isLessThanOrEqualTo(10_000_000);
                assertThat(chapter.title()).isNotBlank().doesNotContain("\n");
                last = chapter.startMillis();
            }
        }
    }
}
