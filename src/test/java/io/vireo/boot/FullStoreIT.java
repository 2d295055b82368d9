package io.vireo.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of resumable uploads when the disk has no room left but the reserve. */
class FullStoreIT {
    private static final byte[] VIDEO = Samples.video();
    private static final int HALF = VIDEO.length / 2;

    private final Map<String, String> settings = new HashMap<>();

    @TestDirectory
    Path data;

    @BeforeEach
    void makeDatabase() throws SQLException {
        TestDatabase.empty("full_store");
        settings.put("VIREO_DB_URL", TestDatabase.url("full_store"));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
    }

    @Test
    void shouldTakeNoBytesWithoutRoomAndGoOnWhenThereIsSome() throws Exception {
        String token;
        String hash;
        TusUpload begun;
        try (VireoProcess vireo = VireoProcess.start(data, settings)) {
            VireoClient client = vireo.client();
            token = client.token(client.newAccount());
            hash = client.announced(token, "Half of it fits");
            begun = TusUpload.begin(client, token, hash, VIDEO.length);
            begun.send(0, Arrays.copyOf(VIDEO, HALF)).then().statusCode(204);
        }

        settings.put("VIREO_MEDIA_RESERVE", String.valueOf(Long.MAX_VALUE));
        try (VireoProcess vireo = VireoProcess.start(data, settings)) {
            VireoClient client = vireo.client();
            String another = client.announced(token, "Larger than what is left");
            assertNoSpace(TusUpload.create(client, token, another, VIDEO.length));
            assertNoSpace(begun.with(client).send(HALF, rest()));

            assertThat(begun.with(client).offset()).isEqualTo(HALF);
            assertThat(files("incoming")).isEmpty();
            assertThat(files("resumable"))
                    .containsExactlyInAnyOrder(
                            data.resolve("resumable/" + begun.id() + ".info"),
                            data.resolve("resumable/" + begun.id() + ".part"));
        }

        settings.remove("VIREO_MEDIA_RESERVE");
        try (VireoProcess vireo = VireoProcess.start(data, settings)) {
            VireoClient client = vireo.client();
            begun.with(client).send(HALF, rest()).then().statusCode(204);
            assertThat(client.request().get("/video/d/{hash}", hash).asByteArray())
                    .isEqualTo(VIDEO);
        }
    }

    private static void assertNoSpace(Response answer) {
        answer.then().statusCode(507).body("response", equalTo("no-space"));
    }

    private static byte[] rest() {
        return Arrays.copyOfRange(VIDEO, HALF, VIDEO.length);
    }

    private Stream<Path> files(String directory) throws IOException {
        return Files.list(data.resolve(directory));
    }
}
