package io.vireo.web;

import static io.vireo.VireoClient.PASSWORD;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vireo.VireoClient;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens pages and sends forms as a browser without script does. A session is a map of cookies. */
final class PageClient {
    static final Map<String, String> ANONYMOUS = Map.of();

    private final VireoClient vireo;

    PageClient(VireoClient vireo) {
        this.vireo = vireo;
    }

    Map<String, String> session(String name) {
        return post("/signin", Map.of("username", name, "password", PASSWORD), ANONYMOUS)
                .then()
                .statusCode(303)
                .extract()
                .cookies();
    }

    Response get(String path, Map<String, String> session) {
        return request(session).get(path);
    }

    Response post(String path, Map<String, String> form, Map<String, String> session) {
        return request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")))
                .post(path);
    }

    /**
     * Sends a form with a file, as a browser encodes it: the fields in their order, then the file.
     *
     * @param fileName {@code ""} if no file was chosen
     */
    Response postFile(
            String path, Map<String, String> form, String fileName, byte[] content, Map<String, String> session) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> body.writeBytes(
                ("------test\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("------test\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n------test--\r\n".getBytes(StandardCharsets.UTF_8));
        return request(session)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("multipart/form-data; boundary=----test")
                .body(body.toByteArray())
                .post(path);
    }

    /** The paths of these requests are sent as they are, which would leave forms as they are, too. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    RequestSpecification request(Map<String, String> session) {
        return vireo.request()
                .urlEncodingEnabled(false)
                .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .redirects()
                .follow(false)
                .cookies(session);
    }
}
