package io.vireo.media.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimedTextReaderTest {
    private static List<TextCue> read(String text) throws TimedTextException {
        return TimedTextReader.read(text.getBytes(UTF_8));
    }

    private static TextCue cue(long start, long end, String text) {
        return new TextCue(start, end, text);
    }

    @Test
    void shouldReadWebVtt() throws TimedTextException {
        assertThat(read("""
                        WEBVTT - a title
                        Kind: captions

                        STYLE
                        ::cue { background: url(https://example.com/) }

                        REGION
                        id:fred

                        NOTE a comment
                        of two lines

                        intro
                        00:01.500 --> 01:00:02.000 align:start position:10%
                        <v Ada>Hello</v>
                        world

                        00:00.000 --> 00:01.000
                        First
                        """)).containsExactly(cue(0, 1000, "First"), cue(1500, 3_602_000, "<v Ada>Hello</v>\nworld"));
    }

    @Test
    void shouldReadSubRip() throws TimedTextException {
        assertThat(read("""
                        1
                        00:00:01,000 --> 00:00:02,500  X1:10 X2:20
                        {\\an8}<font color="red">Hello</font>
                        <B>world</B>

                        2
                        0:00:03.5 --> 0:00:04

                        42

                        after a blank line
                        3
                        00:00:05,000 --> 00:00:06,000
                        the end
                        """))
                .containsExactly(
                        cue(1000, 2500, "Hello\n<b>world</b>"),
                        cue(3500, 4000, "42\nafter a blank line"),
                        cue(5000, 6000, "the end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void shouldReadAllLineEnds(String end) throws TimedTextException {
        String text = "\n\nWEBVTT\n\n00:00.000 --> 00:01.000\na\nb\n\n00:01.000 --> 00:02.000\nc".replace("\n", end);
        assertThat(read(text)).containsExactly(cue(0, 1000, "a\nb"), cue(1000, 2000, "c"));
        assertThat(read(text.replace("WEBVTT", "1"))).hasSize(2);
    }

    @Test
    void shouldReadUtf8AndDeclaredUtf16() throws TimedTextException {
        String text = "1\n00:00:00,000 --> 00:00:01,000\nGrüße, 你好 😀\n";
        List<TextCue> expected = List.of(cue(0, 1000, "Grüße, 你好 😀"));
        assertThat(TimedTextReader.read(text.getBytes(UTF_8))).isEqualTo(expected);
        assertThat(TimedTextReader.read(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(expected);
        assertThat(TimedTextReader.read(marked(text, UTF_16LE, 0xFF, 0xFE))).isEqualTo(expected);
        assertThat(TimedTextReader.read(marked(text, UTF_16BE, 0xFE, 0xFF))).isEqualTo(expected);
    }

    private static byte[] marked(String text, Charset charset, int... mark) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int each : mark) {
            bytes.write(each);
        }
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    @Test
    void shouldNotGuessAnEncoding() {
        byte[] latin = "1\n00:00:00,000 --> 00:00:01,000\nGrüße\n".getBytes(ISO_8859_1);
        assertThatExceptionOfType(TimedTextException.class)
                .isThrownBy(() -> TimedTextReader.read(latin))
                .withMessage("The text is not encoded in UTF-8.")
                .satisfies(e -> assertThat(e.line()).isEqualTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|1|no cue",
                "WEBVTT|1|no cue",
                "WEBVTT;;00:00.000 --> 00:01.000;;|4|no cue",
                "[Script Info];Title: x|1|neither WebVTT nor SubRip",
                "<?xml version=\"1.0\"?>;<tt/>|1|neither WebVTT nor SubRip",
                ";;{1}{20}Hello|3|neither WebVTT nor SubRip",
                "1;00:00:01,000 -> 00:00:02,000;a|2|neither WebVTT nor SubRip",
                "1;00:00:01,000 --> soon;a|2|times of a cue",
                "1;00:61:01,000 --> 00:62:00,000;a|2|times of a cue",
                "1;00:00:02,000 --> 00:00:02,000;a|2|ends before it begins",
                "1;00:00:01,000 --> 00:00:02,000;a --> b|3|times of a cue",
                "WEBVTT;;00:00.000 --> 00:01.000;a;;lost text;more|6|belong to no cue",
                "WEBVTT;;00:00.000 --> 00:01.000;a;;id|6|belong to no cue"
            })
    void shouldNameTheLineThatCannotBeRead(String text, int line, String message) {
        assertThatExceptionOfType(TimedTextException.class)
                .isThrownBy(() -> read(text.replace(';', '\n')))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.line()).isEqualTo(line));
    }

    @Test
    void shouldLimitTheNumberAndTheLengthOfCues() throws TimedTextException {
        String cue = "00:00:01,000 --> 00:00:02,000\na\n\n";
        assertThat(read(cue.repeat(20_000))).hasSize(20_000);
        assertThatExceptionOfType(TimedTextException.class)
                .isThrownBy(() -> read(cue.repeat(20_001)))
                .satisfies(e -> assertThat(e.line()).isEqualTo(60_001));
        assertThat(read(cue.replace("a", "a".repeat(2000)))).hasSize(1);
        assertThatExceptionOfType(TimedTextException.class)
                .isThrownBy(() -> read(cue.replace("a", "a".repeat(2001))))
                .satisfies(e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void shouldEndTheCuesWithTheVideo() throws TimedTextException {
        byte[] text = "1\n00:00:01,000 --> 00:00:03,000\na\n\n2\n00:00:04,000 --> 00:00:05,000\nb\n".getBytes(UTF_8);
        assertThat(TimedTextReader.read(text, 2000)).containsExactly(cue(1000, 2000, "a"));
        assertThat(TimedTextReader.read(text, 0)).hasSize(2);
        assertThatExceptionOfType(TimedTextException.class).isThrownBy(() -> TimedTextReader.read(text, 500));
    }

    @Test
    void shouldWriteWebVtt() throws TimedTextException {
        String written = WebVttWriter.write(read("1\n00:00:01,000 --> 100:00:02,050\n1 < 2 & 3\n"));
        assertThat(written).isEqualTo("WEBVTT\n\n00:00:01.000 --> 100:00:02.050\n1 &lt; 2 &amp; 3\n");
        assertThat(read(written)).containsExactly(cue(1000, 360_002_050, "1 &lt; 2 &amp; 3"));
        assertThat(WebVttWriter.asSegment(written))
                .isEqualTo("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n" + written.substring(8));
    }
}
