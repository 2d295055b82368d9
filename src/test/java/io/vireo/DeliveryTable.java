package io.vireo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Checks over HTTP what every delivery method must do with one video. */
public final class DeliveryTable {
    private final HttpClient client;
    private final URI video;
    private final byte[] content;

    /**
     * @param version HTTP/2 is requested by an upgrade
     * @param video the address of the video
     * @param content the bytes of the video
     */
    public DeliveryTable(Version version, URI video, byte[] content) {
        this(HttpClient.newBuilder().version(version).build(), video, content);
    }

    public DeliveryTable(HttpClient client, URI video, byte[] content) {
        this.client = client;
        this.video = video;
        this.content = content;
    }

    /** Runs all checks. */
    public void check() throws Exception {
        whole();
        head();
        randomRanges(new Random(3), 60);
        concurrentRanges();
        multipleRanges();
        conditions();
    }

    private void whole() throws Exception {
        HttpResponse<byte[]> answer = get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "ETag")).startsWith("\"").endsWith("\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Content-Disposition")).startsWith("inline; filename=");
        assertThat(header(answer, "X-Request-Id")).isNotEmpty();
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(content);
    }

    private void head() throws Exception {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(video)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .header("Range", "bytes=0-1"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(content.length));
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(answer.body()).isEmpty();
    }

    private void randomRanges(Random random, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            int first = random.nextInt(content.length);
            int length = 1 + random.nextInt(Math.min(content.length - first, i % 2 == 0 ? 5000 : content.length));
            HttpResponse<byte[]> answer = get("Range", "bytes=" + first + "-" + (first + length - 1));
            assertPart(answer, first, length);
        }
        assertPart(get("Range", "bytes=-1"), content.length - 1, 1);
        assertPart(get("Range", "bytes=" + (content.length - 1) + "-"), content.length - 1, 1);
        assertPart(get("Range", "bytes=0-"), 0, content.length);
    }

    private void assertPart(HttpResponse<byte[]> answer, int first, int length) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range"))
                .isEqualTo("bytes " + first + "-" + (first + length - 1) + "/" + content.length);
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(length));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, first + length));
    }

    private void concurrentRanges() {
        List<CompletableFuture<Void>> checks = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            int first = random.nextInt(content.length / 2);
            int length = 1 + random.nextInt(Math.min(content.length / 2, 3_000_000));
            checks.add(client.sendAsync(
                            HttpRequest.newBuilder(video)
                                    .header("Range", "bytes=" + first + "-" + (first + length - 1))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .thenAccept(answer -> assertPart(answer, first, length)));
        }
        checks.forEach(CompletableFuture::join);
    }

    private void multipleRanges() throws Exception {
        HttpResponse<byte[]> answer = get("Range", "bytes=5-104,0-0,-70000");
        assertThat(answer.statusCode()).isEqualTo(206);
        String type = header(answer, "Content-Type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        byte[] expected = concat(
                part("--" + boundary, 5, 100),
                part("\r\n--" + boundary, 0, 1),
                part("\r\n--" + boundary, content.length - 70_000, 70_000),
                ascii("\r\n--" + boundary + "--\r\n"));
        assertThat(answer.body()).isEqualTo(expected);
        assertPart(get("Range", "bytes=5-104," + content.length + "-"), 5, 100);
    }

    private byte[] part(String delimiter, int first, int length) {
        String head = delimiter + "\r\nContent-Type: video/mp4\r\nContent-Range: bytes " + first + "-"
                + (first + length - 1) + "/" + content.length + "\r\n\r\n";
        return concat(ascii(head), Arrays.copyOfRange(content, first, first + length));
    }

    private void conditions() throws Exception {
        HttpResponse<byte[]> first = get("Range", "bytes=0-0");
        String tag = header(first, "ETag");
        String date = header(first, "Last-Modified");
        assertEmpty(get("If-None-Match", tag), 304);
        assertEmpty(get("If-None-Match", "W/" + tag), 304);
        assertEmpty(get("If-Modified-Since", date), 304);
        assertThat(get("If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(get("If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT").statusCode())
                .isEqualTo(412);
        assertThat(get("Range", "bytes=0-9", "If-Match", tag).statusCode()).isEqualTo(206);
        assertPart(get("Range", "bytes=1-2", "If-Range", tag), 1, 2);
        assertPart(get("Range", "bytes=1-2", "If-Range", date), 1, 2);
        assertThat(get("Range", "bytes=1-2", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> beyond = get("Range", "bytes=" + content.length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + content.length);
    }

    private static void assertEmpty(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isNotEmpty();
    }

    private HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(video);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, position, part.length);
            position += part.length;
        }
        return all;
    }
}
