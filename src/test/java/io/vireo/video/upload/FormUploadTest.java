package io.vireo.video.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.auth.AccountRole;
import io.vireo.auth.Caller;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import io.vireo.media.storage.MediaSettings;
import io.vireo.video.VideoSettings;
import io.vireo.video.upload.UploadReservations.Reservation;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormUploadTest {
    private static final int MAX_FILE_BYTES = 3;
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp4\"\r\n\r\n";

    @TempDir
    Path root;

    private final List<String> created = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private FormUploadService service;
    private FormUpload form;

    @BeforeEach
    void begin() {
        StagingArea area = new StagingArea(new MediaSettings(root, 0));
        area.makeDirectory();
        service = new FormUploadService() {
            @Override
            String create(Map<String, String> fields, Caller owner) {
                created.add("abc0123");
                return "abc0123";
            }

            @Override
            Reservation reserve(Caller owner, String hash, long bytes) {
                return new Reservation("one", owner.channelId(), MAX_FILE_BYTES);
            }

            @Override
            void release(Reservation reservation) {
                assertThat(reservation.name()).isEqualTo("one");
            }

            @Override
            StagedFile stage() {
                return area.begin();
            }

            @Override
            void requireFits(Reservation reservation, long bytes) {
                if (bytes > MAX_FILE_BYTES) {
                    throw CommonError.TOO_LARGE.exception();
                }
            }

            @Override
            void delete(String hash, Caller owner) {
                deleted.add(hash);
            }
        };
        service.settings = new VideoSettings(Long.MAX_VALUE, Duration.ZERO, Duration.ZERO, 1);
        form = new FormUpload(service, new Caller(1, "ada", AccountRole.USER), -1, "b", null);
    }

    private void send(String part) {
        form.accept(ByteBuffer.wrap(part.getBytes(UTF_8)));
    }

    private static String field(String name) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n\r\n";
    }

    @Test
    void shouldBoundTheNamesOfFieldsWithoutValues() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        send(field("n" + i));
                    }
                })
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(CommonError.TOO_LARGE));
        assertThat(form.fields()).hasSizeLessThan(10_000);
    }

    @Test
    void shouldFreeTheFileOfAFormThatFailsBeforeItsEnd() {
        send(field("title") + FILE + "12345");

        assertThat(root.resolve("incoming")).isEmptyDirectory();
        send("67890\r\n--b--");
        assertThatThrownBy(form::publish)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.reason()).isEqualTo(CommonError.TOO_LARGE));
        form.discard();
        assertThat(deleted).isEqualTo(created).hasSize(1);
    }

    @Test
    void shouldCreateNothingOfBytesThatAreReadAfterTheEnd() {
        send(field("title"));
        form.discard();

        send(FILE + "12");

        assertThat(created).isEmpty();
        assertThat(root.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void shouldAcceptAFormOfAnyLengthIfTheLimitIsTheLargest() {
        assertThatCode(() -> service.requireBounded(1L << 40)).doesNotThrowAnyException();
    }
}
