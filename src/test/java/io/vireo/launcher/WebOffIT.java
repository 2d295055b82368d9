package io.vireo.launcher;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.vireo.TestDirectory;
import io.vireo.VireoClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code vireo.jar} without the web client. */
class WebOffIT {
    @TestDirectory
    Path data;

    @Test
    void shouldServeTheApiAlone() throws Exception {
        try (VireoProcess vireo = VireoProcess.start(data, Map.of("VIREO_WEB", "false"))) {
            VireoClient client = vireo.client();

            client.request()
                    .redirects()
                    .follow(false)
                    .accept("text/html")
                    .get("/")
                    .then()
                    .statusCode(302)
                    .header("Location", equalTo("docs/"));
            for (String page : List.of("/home", "/signin", "/video/abc1234", "/search/x", "/robots.txt", "/nothing")) {
                client.request()
                        .accept("text/html, */*;q=0.8")
                        .get(page)
                        .then()
                        .statusCode(404)
                        .contentType("application/json")
                        .body("response", equalTo("not-found"));
            }
            client.request()
                    .get("/reset?token=x")
                    .then()
                    .statusCode(400)
                    .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                    .body(containsString("This link does not work any more"));
            client.request().get("/reset").then().statusCode(400);
        }
    }
}
