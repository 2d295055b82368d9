package io.vireo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDataWriterTest {
    private static final int ELEMENTS = 20_000;
    private static final int SIZE = 1000;
    private static final int BUFFER = 65_536;

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }

    /** An account can have millions of rows: what was written is passed on, and only a buffer stays in memory. */
    @Test
    void shouldPassElementsOnWhileTheyAreWritten() {
        Counter counter = new Counter();
        PersonalDataWriter export = new PersonalDataWriter(counter, file -> {});
        export.writeList("many", () -> {
            for (long i = 1; i <= ELEMENTS; i++) {
                export.writeElement(Map.of("text", "x".repeat(SIZE)));
                assertThat(counter.bytes).isGreaterThan(i * SIZE - BUFFER);
            }
        });
        export.end();
        assertThat(counter.bytes).isGreaterThan((long) ELEMENTS * SIZE);
    }

    @Test
    void shouldWriteAnObject() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonalDataWriter export = new PersonalDataWriter(out, file -> {});
        export.write("name", "Ada");
        export.writeIfPresent("birth", null);
        export.writeList("none", () -> {});
        export.writeList("some", () -> export.writeElement(Map.of("id", 1)));
        export.end();

        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("\\s", ""))
                .isEqualTo("{\"name\":\"Ada\",\"none\":[],\"some\":[{\"id\":1}]}");
    }
}
