package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import io.vireo.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Delivery by the server in front. The start finds a mail that another node has left. {@link DatabaseOutageIT} tests the other method. */
class DeliveryMethodsIT {
    @TestDirectory
    Path data;

    @Test
    void shouldDelegateTheFileToTheFrontServer() throws Exception {
        String database = newDatabase();
        LeftMail.addTo(database);
        try (VireoProcess vireo = launch(database)) {
            LeftMail.assertLeadsTo(vireo, data);
            vireo.awaitStart();
            VireoClient client = vireo.client();
            String token = client.token(client.newAccount());
            String hash = client.published(token, "Handed over");
            for (String range : new String[] {"bytes=1-2", "bytes=99999999-"}) {
                client.request()
                        .header("Range", range)
                        .header("If-Match", "\"of the server in front\"")
                        .get("/video/d/{hash}", hash)
                        .then()
                        .statusCode(200)
                        .header("X-Accel-Redirect", equalTo("/vireo-media/videos/" + hash + ".mp4"))
                        .header("Content-Type", equalTo("video/mp4"))
                        .header("Cache-Control", equalTo("no-cache"))
                        .header(
                                "Content-Disposition",
                                equalTo("inline; filename=\"Handed over.mp4\"; filename*=UTF-8''Handed%20over.mp4"))
                        .header("ETag", nullValue())
                        .header("Content-Length", equalTo("0"));
            }
            client.request()
                    .get("/video/d/{hash}?download", hash)
                    .then()
                    .statusCode(200)
                    .header("X-Accel-Redirect", equalTo("/vireo-media/videos/" + hash + ".mp4"))
                    .header(
                            "Content-Disposition",
                            equalTo("attachment; filename=\"Handed over.mp4\"; filename*=UTF-8''Handed%20over.mp4"));
            client.request()
                    .get("/thumbnails/{hash}", hash)
                    .then()
                    .statusCode(200)
                    .header("X-Accel-Redirect", equalTo("/vireo-media/thumbnails/" + hash + ".jpg"));
            byte[] segment = client.request()
                    .get("/video/h/{hash}/m/1.m4s", hash)
                    .then()
                    .statusCode(200)
                    .header("X-Accel-Redirect", nullValue())
                    .extract()
                    .asByteArray();
            byte[] part = client.request()
                    .header("Range", "bytes=10-" + (segment.length - 11))
                    .get("/video/h/{hash}/m/1.m4s", hash)
                    .then()
                    .statusCode(206)
                    .extract()
                    .asByteArray();
            assertThat(part).isEqualTo(Arrays.copyOfRange(segment, 10, segment.length - 10));
            StreamedVideo video = StreamedVideo.publish(client, token);
            for (String path : video.paths()) {
                String file = path.equals(video.sheet()) ? "/vireo-media" + path : null;
                client.request().get(path).then().statusCode(200).header("X-Accel-Redirect", equalTo(file));
            }
            video.deleteWhilePlaying(client, List.of(client));
            client.request().get("/video/d/zzzzzzz").then().statusCode(400).header("X-Accel-Redirect", nullValue());
            for (String file : new String[] {"/video/d/", "/thumbnails/"}) {
                String privateHash = client.published(token, "Private");
                String access = client.hidden(token, privateHash);
                client.request()
                        .get(file + privateHash)
                        .then()
                        .statusCode(file.equals("/thumbnails/") ? 404 : 400)
                        .header("X-Accel-Redirect", nullValue());
                client.request()
                        .urlEncodingEnabled(false)
                        .get(file + privateHash + "?" + access)
                        .then()
                        .statusCode(200)
                        .header("X-Accel-Redirect", containsString(privateHash))
                        .header("Cache-Control", equalTo("private, no-cache"));
            }
        }
    }

    private static String newDatabase() throws SQLException {
        String database = "ways_" + UUID.randomUUID().toString().replace("-", "");
        TestDatabase.migrated(database);
        return database;
    }

    private VireoProcess launch(String database) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("VIREO_DB_URL", TestDatabase.url(database));
        settings.put("VIREO_DB_USER", String.valueOf(TestDatabase.user()));
        settings.put("VIREO_DB_PASSWORD", String.valueOf(TestDatabase.password()));
        settings.put("VIREO_MEDIA_ACCEL_PREFIX", "/vireo-media/");
        settings.put("VIREO_STORYBOARD_ENABLED", "true");
        return VireoProcess.launch(data, settings);
    }
}
