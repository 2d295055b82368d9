package io.vireo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.vireo.Await;
import io.vireo.DeliveryTable;
import io.vireo.ObjectStore;
import io.vireo.Samples;
import io.vireo.TestDirectory;
import io.vireo.TestImages;
import io.vireo.Together;
import io.vireo.VireoClient;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Two nodes that share only the database, the keys and a bucket: one proxies the bytes, one redirects clients to the bucket. */
class BucketNodesIT {
    private static final byte[] VIDEO = Samples.video();

    private static ObjectStore objects;
    private static VireoProcess proxying;
    private static VireoProcess redirecting;

    private VireoClient client;
    private VireoClient redirectingClient;
    private String name;
    private String token;

    @BeforeAll
    static void start(@TestDirectory Path directory) throws Exception {
        objects = ObjectStore.start(directory.resolve("s3"));
        Nodes nodes = new Nodes(directory.resolve("nodes"));
        objects.environment().forEach(nodes::with);
        List<VireoProcess> both = Together.call(List.of(
                () -> nodes.start(
                        Map.of("VIREO_MEDIA_ROOT", directory.resolve("a").toString())),
                () -> nodes.start(Map.of(
                        "VIREO_MEDIA_ROOT", directory.resolve("b").toString(), "VIREO_MEDIA_S3_REDIRECT", "true"))));
        proxying = both.get(0);
        redirecting = both.get(1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        proxying.close();
        redirecting.close();
        objects.close();
    }

    @BeforeEach
    void signUp() throws Exception {
        client = proxying.client();
        redirectingClient = client.at(redirecting.base());
        name = client.newAccount();
        token = client.token(name);
    }

    @Test
    void shouldDeliverLikeLocalStorage() throws Exception {
        String hash = client.published(token, "Large");
        byte[] content = new byte[20_000_000];
        new Random(5).nextBytes(content);
        replace("videos/" + hash + ".mp4", content);
        new DeliveryTable(Version.HTTP_1_1, proxying.base().resolve("/video/d/" + hash), content).check();
    }

    @Test
    void shouldRedirectTheClientToTheBucket() throws Exception {
        String hash = client.published(token, "Sent away");
        URI video = redirecting.base().resolve("/video/d/" + hash);
        HttpResponse<byte[]> redirect = get(HttpClient.newHttpClient(), video);
        assertThat(redirect.statusCode()).isEqualTo(307);
        assertThat(redirect.headers().firstValue("Location").orElseThrow())
                .startsWith(objects.endpoint().toString())
                .contains("X-Amz-Expires=3600");
        assertThat(redirect.headers().firstValue("Cache-Control")).contains("no-store");

        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpResponse<byte[]> whole = get(following, video);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(VIDEO);
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(whole.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(whole.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline; filename=");
        assertThat(get(following, URI.create(video + "?download")).headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment; filename="));
        HttpResponse<byte[]> part = get(following, video, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(VIDEO, 10, 20));
        String tag = get(HttpClient.newHttpClient(), proxying.base().resolve("/video/d/" + hash))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(get(following, video, "If-None-Match", tag).statusCode()).isEqualTo(304);
        redirectingClient
                .request()
                .get("/video/d/zzzzzzz")
                .then()
                .statusCode(400)
                .body("response", equalTo("no-video"));
        String access = client.hidden(token, hash);
        for (VireoClient node : List.of(client, redirectingClient)) {
            Await.until(
                    "the change", () -> node.request().get("/video/d/" + hash).statusCode() == 400);
        }
        assertThat(get(HttpClient.newHttpClient(), URI.create(video + "?" + access))
                        .statusCode())
                .isEqualTo(307);
        assertThat(get(following, URI.create(video + "?" + access)).headers().firstValue("Cache-Control"))
                .contains("private, no-cache");
    }

    /** The composed answers are made of ranges of the bucket on both nodes; one of the nodes redirects to the sheet of the storyboard. */
    @Test
    void shouldStreamTheSameBytesFromBothNodes() throws Exception {
        StreamedVideo video = StreamedVideo.publish(client, token);
        video.assertSameOn(redirectingClient);
        String hash = video.hash();
        HttpResponse<byte[]> sheet =
                get(HttpClient.newHttpClient(), redirecting.base().resolve(video.sheet()));
        assertThat(sheet.statusCode()).isEqualTo(307);
        assertThat(sheet.headers().firstValue("Location").orElseThrow())
                .startsWith(objects.endpoint().toString())
                .contains("storyboards/" + hash + "/1.jpg");
        HttpResponse<byte[]> segment =
                get(HttpClient.newHttpClient(), redirecting.base().resolve("/video/h/" + hash + "/m/1.m4s"));
        assertThat(segment.statusCode()).isEqualTo(200);
        assertThat(objects.objects().stream().filter(object -> object.contains(hash)))
                .containsExactly(
                        "site/segments/" + hash + ".seg",
                        "site/storyboards/" + hash + "/1.jpg",
                        "site/thumbnails/" + hash + ".jpg",
                        "site/videos/" + hash + ".mp4");
        video.deleteWhilePlaying(redirectingClient, List.of(client, redirectingClient));
        assertThat(objects.objects()).noneMatch(object -> object.contains(hash));
    }

    @Test
    void shouldMakeADamagedIndexInTheBucketAgain() throws Exception {
        String hash = client.announced(token, "Damaged");
        client.upload(token, hash, Samples.bytes("chapters.mp4")).then().statusCode(200);
        String name = "segments/" + hash + ".seg";
        byte[] index = Files.readAllBytes(objects.file("site/" + name));
        byte[] overwritten = index.clone();
        Arrays.fill(overwritten, 0, index.length / 2, (byte) 1);
        String segments = "/video/h/" + hash + "/m/";
        byte[] first = client.request().get(segments + "1.m4s").asByteArray();
        byte[] second = client.request().get(segments + "2.m4s").asByteArray();
        redirectingClient.request().get(segments + "1.m4s").then().statusCode(200);
        int number = 2;
        for (byte[] damaged : List.of(Arrays.copyOf(index, index.length - 1), overwritten)) {
            replace(name, damaged);
            number++;
            byte[] one = client.request()
                    .get(segments + number + ".m4s")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            byte[] same = redirectingClient
                    .request()
                    .get(segments + number + ".m4s")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(same).isEqualTo(one);
            assertThat(redirectingClient.request().get(segments + "2.m4s").asByteArray())
                    .isEqualTo(second);
            assertThat(client.request().get(segments + "1.m4s").asByteArray()).isEqualTo(first);
            assertThat(objects.file("site/" + name)).hasBinaryContent(index);
        }
    }

    @Test
    void shouldStoreImagesAndThumbnailCandidatesInTheBucket() {
        String hash = client.published(token, "With images");
        client.request().get("/thumbnails/{hash}", hash).then().statusCode(200).contentType("image/jpeg");
        client.setPicture(token, TestImages.png(Color.ORANGE, 300, 200)).then().statusCode(200);
        client.request()
                .get("/channel/picture/{name}", name)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue());
        List<String> frames = redirectingClient
                .request()
                .header("Authorization", token)
                .get("/thumbnails/{hash}/choices", hash)
                .then()
                .statusCode(200)
                .extract()
                .path("response.image");
        assertThat(frames).isNotEmpty();
        client.request().get(frames.get(0)).then().statusCode(200).contentType("image/jpeg");
        client.json()
                .header("Authorization", token)
                .body(Map.of("choice", 1))
                .put("/thumbnails/{hash}", hash)
                .then()
                .statusCode(200);
        assertThat(client.request().get("/thumbnails/{hash}", hash).asByteArray())
                .isEqualTo(client.request().get(frames.get(0)).asByteArray());
    }

    @Test
    void shouldExportFilesFromTheBucket() throws Exception {
        String hash = client.published(token, "Exported");
        byte[] zip = client.request()
                .header("Authorization", token)
                .get("/c/{name}/export", name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        assertThat(files).containsKeys("account.json", "thumbnails/" + hash + ".jpg");
        assertThat(files.get("videos/" + hash + ".mp4")).isEqualTo(VIDEO);
    }

    @Test
    void shouldDeleteTheObjectsOfADeletedVideo() throws Exception {
        String hash = client.published(token, "Deleted");
        assertThat(objects.objects()).anyMatch(object -> object.contains(hash));
        redirectingClient.deleteVideo(token, hash).then().statusCode(200);
        client.request().get("/video/d/{hash}", hash).then().statusCode(400).body("response", equalTo("no-video"));
        assertThat(objects.objects()).noneMatch(object -> object.contains(hash));
    }

    @Test
    void shouldPublishOneOfTwoUploads() throws Exception {
        String hash = client.announced(token, "Twice");
        List<Integer> statuses = Together.call(List.of(
                () -> client.upload(token, hash, VIDEO).statusCode(),
                () -> redirectingClient.upload(token, hash, VIDEO).statusCode()));
        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(client.request().get("/video/d/{hash}", hash).asByteArray()).isEqualTo(VIDEO);
    }

    @Test
    void shouldReturn503WhileTheBucketIsUnavailableAndRecover() throws Exception {
        String before = client.published(token, "Before");
        String hash = client.announced(token, "Meanwhile");
        objects.stop();
        try {
            client.request()
                    .get("/video/d/{hash}", before)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("response", equalTo("unavailable"));
            client.upload(token, hash, VIDEO).then().statusCode(503).body("response", equalTo("unavailable"));
            client.video(before).then().statusCode(200);
            client.video(hash).then().statusCode(404);
        } finally {
            objects.restart();
        }
        assertThat(objects.objects()).noneMatch(object -> object.contains(hash));
        assertThat(client.request().get("/video/d/{hash}", before).asByteArray())
                .isEqualTo(VIDEO);
        client.upload(token, hash, VIDEO).then().statusCode(200);
    }

    private static HttpResponse<byte[]> get(HttpClient client, URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofByteArray());
    }

    /** Replaces an object, such as {@code videos/<hash>.mp4}. */
    private static void replace(String name, byte[] content) {
        Map<String, String> settings = objects.settings();
        try (S3Client s3 = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(objects.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.get("vireo.media.s3.access-key"), settings.get("vireo.media.s3.secret-key"))))
                .build()) {
            s3.putObject(
                    request -> request.bucket(settings.get("vireo.media.s3.bucket"))
                            .key("site/" + name),
                    RequestBody.fromBytes(content));
        }
    }
}
