package io.vireo.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatterTest {
    private static final String HOSTILE =
            "a\r\n2026-01-01T00:00:00.000Z SEVERE io.vireo: forged \u2028 \u0085 \u001b[31m \u202e \"q\" \\ ü \ud83d\ude00 \ud800";

    private final LogFormatter text = new LogFormatter(false, () -> "the-id");
    private final LogFormatter json = new LogFormatter(true, () -> "the-id");

    @Test
    void shouldFormatText() {
        assertThat(text.format(line("Started {0} times", 3)))
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ INFO io.vireo.Some \\[the-id]: Started 3 times\n");
        assertThat(new LogFormatter(false, () -> LogFormatter.NO_REQUEST).format(line("Started")))
                .endsWith(" INFO io.vireo.Some: Started\n");
    }

    @Test
    void shouldEscapeLineBreaksInText() {
        String line = text.format(line(HOSTILE));

        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(line)
                .doesNotContain("\r", "\u2028", "\u0085", "\u001b", "\u202e", "\ud800\n")
                .contains("a\\r\\n2026", "\\u2028 \\u0085 \\u001b[31m \\u202e", "ü \ud83d\ude00 \\ud800");
    }

    @Test
    void shouldIndentStackTraces() {
        LogRecord failure = line("Failed");
        failure.setThrown(new IllegalStateException(HOSTILE));

        String[] lines = text.format(failure).split("\n");

        assertThat(lines).hasSizeGreaterThan(3);
        for (int i = 1; i < lines.length; i++) {
            assertThat(lines[i]).startsWith("    ").doesNotContain("\r", "\t", "\u001b");
        }
        assertThat(lines[1]).startsWith("    java.lang.IllegalStateException: a");
    }

    @ParameterizedTest
    @ValueSource(strings = {HOSTILE, "", "plain", "{0} {", "\u0000\u007f"})
    void shouldFormatEveryMessageAsOneLineOfJson(String message) {
        LogRecord failure = line(message);
        failure.setThrown(new IllegalStateException(message));

        String line = json.format(failure);

        assertThat(line.chars().filter(c -> c == '\n').count()).isOne();
        assertThat(line.chars().allMatch(c -> c == '\n' || c >= ' ')).isTrue();
        JsonObject read = Json.createReader(new StringReader(line)).readObject();
        assertThat(read.getString("message").replace("\ud800", "?")).isEqualTo(message.replace("\ud800", "?"));
        assertThat(read.getString("request_id")).isEqualTo("the-id");
        assertThat(read.getString("level")).isEqualTo("INFO");
        assertThat(read.getString("logger")).isEqualTo("io.vireo.Some");
        assertThat(read.getString("exception")).startsWith("java.lang.IllegalStateException");
    }

    @Test
    void shouldFormatStructuredFields() {
        LogFields fields = new LogFields() {
            @Override
            public String text() {
                return "GET {0}\nforged";
            }

            @Override
            public Map<String, Object> fields() {
                return Map.of("status", 200);
            }
        };

        JsonObject read = Json.createReader(new StringReader(json.format(line("{0}", fields))))
                .readObject();

        assertThat(read.getInt("status")).isEqualTo(200);
        assertThat(read).doesNotContainKey("message");
        assertThat(text.format(line("{0}", fields))).endsWith(": GET {0}\\nforged\n");
    }

    private static LogRecord line(String message, Object... parameters) {
        LogRecord line = new LogRecord(Level.INFO, message);
        line.setLoggerName("io.vireo.Some");
        if (parameters.length > 0) {
            line.setParameters(parameters);
        }
        return line;
    }
}
