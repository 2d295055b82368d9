package io.vireo.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.vireo.Samples;
import io.vireo.ServerTest;
import io.vireo.VireoClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservabilityIT extends ServerTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void shouldReportNamedHealthChecks() {
        vireo.request()
                .get("/health/ready")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("status", equalTo("UP"))
                .body("checks.name", equalTo(List.of("database", "migrations", "serving", "store")))
                .body("checks.status", everyItem(equalTo("UP")))
                .body("checks.find { it.name == 'store' }.data.freeBytes.toString()", matchesPattern("[1-9][0-9]*"));
        vireo.request().get("/health/live").then().statusCode(200).body("checks.name", hasItems("threads"));
        vireo.request().get("/health/started").then().statusCode(200).body("checks.name", hasItems("migrations"));
        vireo.request().get("/health").then().statusCode(200).body("checks.name", hasItems("threads", "database"));
        vireo.request().head("/health/ready").then().statusCode(200);
        vireo.request().get("/health/other").then().statusCode(404).body("response", equalTo("not-found"));
        vireo.request()
                .post("/health/ready")
                .then()
                .statusCode(405)
                .header("Allow", equalTo("GET, HEAD"))
                .body("response", equalTo("method-not-allowed"));
    }

    @Test
    void shouldRestrictMetricsToAllowedNetworks() {
        vireo.request().get("/metrics").then().statusCode(403).body("response", equalTo("forbidden"));
        vireo.request().get("/metrics/base").then().statusCode(403);
        VireoClient operator = operator();
        operator.request()
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/plain; version=0.0.4"))
                .body(containsString("# TYPE vireo_http_request_duration_seconds histogram\n"))
                .body(not(containsString("# EOF")));
        operator.request()
                .header("Accept", "application/openmetrics-text; version=1.0.0, text/plain;q=0.5")
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/openmetrics-text; version=1.0.0"))
                .body(containsString("\n# EOF"));
        operator.request().get("/metrics/base").then().statusCode(404).body("response", equalTo("not-found"));
    }

    @Test
    void shouldLabelMetricsByRouteAndNotByPath() {
        String token = vireo.token(vireo.newAccount());
        String hash = vireo.published(token, "Counted");
        String route =
                "vireo_http_request_duration_seconds_count{method=\"GET\",route=\"/video/d/{hashpath}\",status=\"2xx\"}";
        String bytes = "vireo_delivery_bytes_total{method=\"write\"}";
        double requests = metric(route);
        double sent = metric(bytes);
        double unknown =
                metric("vireo_http_request_duration_seconds_count{method=\"GET\",route=\"unknown\",status=\"4xx\"}");

        vireo.request().get("/video/d/{hash}", hash).then().statusCode(200);
        vireo.request().get("/no/such/{name}", VireoClient.newName()).then().statusCode(404);

        awaitAtLeast(route, requests + 1);
        awaitAtLeast(bytes, sent + Samples.video().length);
        awaitAtLeast(
                "vireo_http_request_duration_seconds_count{method=\"GET\",route=\"unknown\",status=\"4xx\"}",
                unknown + 1);
        assertThat(metrics()).doesNotContain(hash).doesNotContain("/no/such");
    }

    @Test
    void shouldCountSignInsUploadsAndErrors() {
        String wrong = "vireo_sign_ins_total{result=\"invalid_credentials\"}";
        String errors = "vireo_http_errors_total{code=\"not-mp4\",route=\"/upload/v/{hashpath}\"}";
        double wrongBefore = metric(wrong);
        double lockoutsBefore = metric("vireo_sign_in_lockouts_total");
        double errorsBefore = metric(errors);
        double publishedBefore = metric("vireo_upload_published_bytes_count");
        double framesBefore = metric("vireo_thumbnails_made_total{picture=\"frame\"}");
        String name = vireo.newAccount();
        String token = vireo.token(name);

        for (int i = 0; i < 5; i++) {
            vireo.signIn(name, "wrong password").then().statusCode(402);
        }
        String hash = vireo.announced(token, "Counted");
        vireo.upload(token, hash, new byte[1000]).then().statusCode(400);
        vireo.upload(token, hash, Samples.video()).then().statusCode(200);

        awaitAtLeast(wrong, wrongBefore + 5);
        awaitAtLeast("vireo_sign_in_lockouts_total", lockoutsBefore + 1);
        awaitAtLeast(errors, errorsBefore + 1);
        awaitAtLeast("vireo_upload_published_bytes_count", publishedBefore + 1);
        awaitAtLeast("vireo_thumbnails_made_total{picture=\"frame\"}", framesBefore + 1);
    }

    @Test
    void shouldExportMetricsOfPoolsAndQueues() {
        vireo.newAccount();

        assertThat(metric("vireo_jdbc_connections_max")).isEqualTo(32);
        assertThat(metric("vireo_jdbc_connections_idle") + metric("vireo_jdbc_connections_used"))
                .isPositive();
        assertThat(metrics())
                .contains(
                        "\nvireo_jdbc_connections_pending ",
                        "\nvireo_mail_queued ",
                        "\nvireo_mail_oldest_age_seconds ",
                        "\nvireo_mails_total{result=\"sent\"} ",
                        "\nvireo_hashing_queued ",
                        "\nvireo_hashing_rejected_total ",
                        "\nvireo_publishing_queued ",
                        "\nvireo_uploads_active ",
                        "\nvireo_upload_received_bytes_total ",
                        "\nvireo_downloads_active ",
                        "\nvireo_frame_workers_failed_total{cause=\"crashed\"} ",
                        "\nvireo_search_incomplete_total{reason=\"indexing\"} ",
                        "\njvm_memory_used_bytes{");
    }

    @Test
    void shouldAcceptASafeRequestIdOfAProxy() {
        vireo.request()
                .header("X-Request-Id", "proxy-7.Az_9")
                .get("/videos/all")
                .then()
                .header("X-Request-Id", equalTo("proxy-7.Az_9"));
        for (String unsafe : new String[] {"", "a b", "a\"b", "x".repeat(65), "a;b", "<script>"}) {
            vireo.request()
                    .header("X-Request-Id", unsafe)
                    .get("/videos/all")
                    .then()
                    .header("X-Request-Id", not(equalTo(unsafe)))
                    .header("X-Request-Id", hasLength(36));
        }
    }

    private VireoClient operator() {
        return VireoClient.from(base(), "10.1.2.3");
    }

    private String metrics() {
        return operator().request().get("/metrics").asString();
    }

    /** Waits until a metric reaches a value: a request is counted after its end, which may be after the client has the response. */
    private void awaitAtLeast(String name, double minimum) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        double value = metric(name);
        while (value < minimum && System.nanoTime() < deadline) {
            value = metric(name);
        }
        assertThat(value).as(name).isGreaterThanOrEqualTo(minimum);
    }

    /** Returns the value of a metric; 0 if it does not exist. */
    private double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
