package io.vireo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vireo.delivery.BodySegment.Memory;
import io.vireo.delivery.BodySegment.Slice;
import io.vireo.media.storage.StoredFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepresentationTest {
    @TempDir
    Path directory;

    @Test
    void shouldCutEveryRangeOfAComposedBody() throws Exception {
        Path path = Files.writeString(directory.resolve("file"), "abcdefghij");
        StoredFile file = StoredFile.at(path, "text/plain").orElseThrow();
        Representation whole = new Representation(
                file,
                "text/plain",
                "\"x\"",
                List.of(Memory.of("head"), new Slice(2, 3), new Slice(7, 2), Memory.of("!")));
        byte[] expected = "headcdehi!".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(whole.length()).isEqualTo(expected.length);
        for (int from = 0; from < expected.length; from++) {
            for (int to = from + 1; to <= expected.length; to++) {
                List<BodySegment> part = whole.part(new ByteRange.Single(from, to - from));
                assertThat(Representation.length(part)).isEqualTo(to - from);
                assertThat(FileBody.open(file, part).readAll())
                        .as(from + " to " + to)
                        .isEqualTo(Arrays.copyOfRange(expected, from, to));
            }
        }
    }
}
