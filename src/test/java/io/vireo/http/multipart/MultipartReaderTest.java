package io.vireo.http.multipart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.http.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=----b";
    private static final String FORM =
            "------b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nGrüße\r\nan\r\n--alle\r\n"
                    + "------b\r\ncontent-type: video/mp4\r\ncontent-disposition: form-data; name=\"file\"; filename=\"Ü.mp4\"\r\n\r\n"
                    + "\r\r\n\r\n--\r\n------a\r\n\r\n------b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n------b--\r\n";

    /** The parts as texts: name, name of the file, content. */
    private static final class Log implements MultipartReader.PartHandler {
        private final List<String> parts = new ArrayList<>();
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public void begin(String name, @Nullable String fileName) {
            parts.add(name + "|" + fileName + "|");
        }

        @Override
        public void data(ByteBuffer bytes) {
            byte[] part = new byte[bytes.remaining()];
            bytes.get(part);
            content.writeBytes(part);
        }

        @Override
        public void end() {
            parts.add(parts.remove(parts.size() - 1) + content.toString(UTF_8));
            content.reset();
        }
    }

    @Test
    void shouldReadPartsHoweverTheyAreCut() {
        byte[] form = FORM.getBytes(UTF_8);
        for (int size = 1; size <= form.length; size++) {
            Log log = new Log();
            MultipartReader reader = new MultipartReader(MultipartReader.boundary(TYPE), log);
            for (int from = 0; from < form.length; from += size) {
                reader.accept(ByteBuffer.wrap(form, from, Math.min(size, form.length - from)));
            }

            assertThat(reader.isComplete()).isTrue();
            assertThat(log.parts)
                    .as("chunks of " + size)
                    .containsExactly(
                            "title|null|Grüße\r\nan\r\n--alle",
                            "file|Ü.mp4|\r\r\n\r\n--\r\n------a\r\n",
                            "empty|null|");
        }
    }

    @Test
    void shouldReadAnyContent() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder content = new StringBuilder();
            int length = random.nextInt(40);
            while (content.length() < length) {
                content.append("\r\n-ab".charAt(random.nextInt(5)));
            }
            String body = "--b-\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n" + content
                    + "\r\n--b---";
            if (content.indexOf("\r\n--b-") >= 0) {
                continue;
            }
            Log log = new Log();
            MultipartReader reader = new MultipartReader("b-", log);
            byte[] bytes = body.getBytes(UTF_8);
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(9));
                reader.accept(ByteBuffer.wrap(bytes, from, to - from));
                from = to;
            }
            assertThat(log.parts).containsExactly("a|f|" + content);
        }
    }

    @Test
    void shouldKnowTheLengthOfTheLastPart() {
        String head = "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\n";
        byte[] body = (head + "12345\r\n--b--").getBytes(UTF_8);
        List<Long> lengths = new ArrayList<>();
        MultipartReader[] reader = new MultipartReader[1];
        Log log = new Log();
        reader[0] = new MultipartReader("b", new MultipartReader.PartHandler() {
            @Override
            public void begin(String name, @Nullable String fileName) {
                lengths.add(reader[0].remaining(body.length));
                lengths.add(reader[0].remaining(-1));
                log.begin(name, fileName);
            }

            @Override
            public void data(ByteBuffer bytes) {
                log.data(bytes);
            }

            @Override
            public void end() {
                log.end();
            }
        });
        reader[0].accept(ByteBuffer.wrap(body));

        assertThat(lengths).containsExactly(5L, -1L);
        assertThat(log.parts).containsExactly("a|f|12345");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=ab, ab",
        "'Multipart/Form-Data;charset=UTF-8; boundary=\"a b\"', a b",
        "'multipart/form-data; boundary=----WebKitFormBoundaryAbC; charset=utf-8', ----WebKitFormBoundaryAbC"
    })
    void shouldFindTheBoundary(String type, String boundary) {
        assertThat(MultipartReader.boundary(type)).isEqualTo(boundary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/mixed; boundary=a"
            })
    void shouldRejectOtherTypes(String type) {
        assertThatThrownBy(() -> MultipartReader.boundary(type)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--bx\r\n",
                "--b\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx"
            })
    void shouldRejectMalformedForms(String body) {
        assertThatThrownBy(() -> read("multipart/form-data; boundary=b", body, 1000))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void shouldBoundTheHeadersOfAPart() {
        String body = "--b\r\nX: " + "x".repeat(9000);

        assertThatThrownBy(() -> read("multipart/form-data; boundary=b", body, 1000))
                .isInstanceOf(ApiException.class);
    }

    private static MultipartForm read(String type, String body, int maxPartBytes) throws IOException {
        return MultipartForm.read(type, new ByteArrayInputStream(body.getBytes(UTF_8)), maxPartBytes);
    }

    @Test
    void shouldCutLongParts() throws IOException {
        assertThat(read(TYPE, FORM, 4).files().get("file")).hasSize(5);
        assertThat(read(TYPE, FORM, 4).fields()).containsEntry("empty", "");
    }

    @ParameterizedTest
    @CsvSource({"100, 1000", "2000, 0"})
    void shouldBoundASmallForm(int fields, int length) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields; i++) {
            form.append("------b\r\nContent-Disposition: form-data; name=\"")
                    .append(i)
                    .append("\"\r\n\r\n")
                    .append("x".repeat(length))
                    .append("\r\n");
        }

        assertThatThrownBy(() -> read(TYPE, form + "------b--", 1000))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason().code()).isEqualTo("too-large"));
    }

    @Test
    void shouldCollectASmallForm() throws IOException {
        MultipartForm form = read(TYPE, FORM, 1000);

        assertThat(form.fields()).isEqualTo(Map.of("title", "Grüße\r\nan\r\n--alle", "empty", ""));
        assertThat(form.files()).containsOnlyKeys("file");
    }
}
