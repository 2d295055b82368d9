package io.vireo.video.quota;

import static io.vireo.VireoClient.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.vireo.Rows;
import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.Staff;
import io.vireo.Together;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotas: exact for parallel plain and resumable uploads, returned by failures and deletion. */
class QuotaIT extends ServerTest {
    private static final int SIZE = Samples.video().length;

    private String admin;
    private String name;
    private String token;

    @BeforeEach
    void prepareAccounts() throws Exception {
        admin = new Staff(vireo).token("admin");
        name = vireo.newAccount();
        token = vireo.token(name);
    }

    @Test
    void shouldRejectAnUploadThatDoesNotFitAndReturnBytesByDeletion() {
        setQuota(SIZE + 10L, null);
        String hash = vireo.uploaded(token, "Fits");

        vireo.upload(token, vireo.announced(token, "Does not fit"), Samples.video())
                .then()
                .statusCode(403)
                .body("response.quota.limit", equalTo(SIZE + 10))
                .body("response.quota.used", equalTo(SIZE));
        usage().then().body("response.bytes", equalTo(SIZE)).body("response.limit", equalTo(SIZE + 10));

        vireo.deleteVideo(token, hash).then().statusCode(200);
        usage().then().body("response.bytes", equalTo(0));
        vireo.uploaded(token, "Fits again");
    }

    @Test
    void shouldLetAsManyParallelUploadsSucceedAsFit() throws Exception {
        setQuota(3L * SIZE + 10, null);
        List<Callable<Integer>> uploads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String hash = vireo.announced(token, "Parallel");
            boolean resumable = i % 2 == 0;
            uploads.add(() -> (resumable ? resume(hash) : vireo.upload(token, hash, Samples.video())).statusCode());
        }

        List<Integer> answers = Together.call(uploads);

        assertThat(answers).filteredOn(status -> status < 300).hasSize(3);
        assertThat(answers).filteredOn(status -> status >= 300).containsOnly(403);
        usage().then().body("response.bytes", equalTo(3 * SIZE));
    }

    @Test
    void shouldCountResumableUploadsUntilTheyAreTerminatedOrExpire() throws Exception {
        setQuota(SIZE + 10L, null);
        String location = create(vireo.announced(token, "Resumable"));
        usage().then().body("response.bytes", equalTo(SIZE));

        vireo.upload(token, vireo.announced(token, "Too much"), Samples.video())
                .then()
                .statusCode(403);
        tus().delete(location).then().statusCode(204);

        usage().then().body("response.bytes", equalTo(0));
        create(vireo.announced(token, "Crashed"));
        Rows.change(
                "UPDATE UploadReservations SET Expires = 1 WHERE ChannelID = (SELECT ChannelID FROM Channels WHERE Username = ?)",
                name);
        usage().then().body("response.bytes", equalTo(0));
    }

    @Test
    void shouldReturnTheBytesOfAFailedUpload() {
        setQuota(SIZE + 10L, null);
        String hash = vireo.announced(token, "No video");
        vireo.upload(token, hash, new byte[SIZE]).then().statusCode(400).body("response", equalTo("not-mp4"));

        usage().then().body("response.bytes", equalTo(0));
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);
    }

    @Test
    void shouldLimitTheUploadsOfADay() throws Exception {
        setQuota(null, 3L);

        List<Integer> answers =
                Together.call(6, () -> vireo.announce(token, "Today", "").statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(3);
        assertThat(answers).filteredOn(status -> status != 200).containsOnly(403);
        usage().then().body("response.videos-today", equalTo(3)).body("response.videos-per-day", equalTo(3));
        setQuota(null, 0L);
        vireo.announce(token, "Unlimited", "").then().statusCode(200);
    }

    @Test
    void shouldAskAnAdministratorForThePassword() {
        change(Map.of("bytes", 1, "password", "wrong horse")).then().statusCode(402);
        change(Map.of("bytes", 1)).then().statusCode(400).body("response.missing-field", equalTo("password"));

        usage().then().body("response.limit", equalTo(0));
        change(Map.of("bytes", 1, "password", PASSWORD)).then().statusCode(200).body("response.limit", equalTo(1));
    }

    private void setQuota(Long bytes, Long videos) {
        Map<String, Object> body = new HashMap<>();
        body.put("bytes", bytes);
        body.put("videos-per-day", videos);
        body.put("password", PASSWORD);
        change(body).then().statusCode(200);
    }

    private Response change(Map<String, ?> body) {
        return vireo.json().header("Authorization", admin).body(body).put("/c/{name}/quota", name);
    }

    private Response usage() {
        return vireo.request().header("Authorization", token).get("/me/usage");
    }

    private io.restassured.specification.RequestSpecification tus() {
        return vireo.request().header("Authorization", token).header("Tus-Resumable", "1.0.0");
    }

    private Response begin(String hash) {
        return tus().header("Upload-Length", SIZE)
                .header("Upload-Metadata", "hashpath " + Base64.getEncoder().encodeToString(hash.getBytes()))
                .post("/files");
    }

    private String create(String hash) {
        String location = begin(hash).then().statusCode(201).extract().header("Location");
        return "/files/" + location.replaceFirst(".*/", "");
    }

    private Response resume(String hash) {
        Response created = begin(hash);
        if (created.statusCode() != 201) {
            return created;
        }
        return tus().header("Upload-Offset", 0)
                .contentType("application/offset+octet-stream")
                .body(Samples.video())
                .patch("/files/" + created.header("Location").replaceFirst(".*/", ""));
    }
}
