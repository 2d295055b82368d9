package io.vireo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A page with players in front of a Vireo, which plays cases by itself in any browser and sends what it has seen. */
final class PlayersPage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FILES = Map.of(
            "/", "/players/page.html",
            "/page.js", "/players/page.js",
            "/hls.js", "/players/hls.js.gz",
            "/shaka-player.js", "/players/shaka-player.js.gz",
            "/dash.js", "/players/dash.js.gz",
            "/hls.light.js", "/io/vireo/web/assets/hls.js");

    private final CompletableFuture<JsonNode> results = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI vireo;
    private final List<Case> cases;

    /**
     * A video in a player.
     *
     * @param url the path of the manifest or the file
     * @param duration in seconds; 0 for any
     * @param codecs what the browser must support; otherwise the case is skipped
     */
    record Case(
            String name,
            String player,
            String url,
            String codecs,
            int width,
            int height,
            double duration,
            boolean sound,
            boolean captions) {}

    PlayersPage(URI vireo, List<Case> cases) throws IOException {
        this.vireo = vireo;
        this.cases = cases;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** Waits for the results, and checks that no case had a problem; cases that the browser cannot play are named. */
    void check(String browser) throws Exception {
        JsonNode seen = results.get(300, TimeUnit.SECONDS);
        assertThat(seen).hasSize(cases.size());
        for (JsonNode result : seen) {
            if (!result.path("skipped").asText().isEmpty()) {
                System.err.println(browser + ", " + result.path("name").asText() + " with "
                        + result.path("player").asText() + ": SKIPPED, "
                        + result.path("skipped").asText());
            }
        }
        assertThat(seen)
                .as(browser)
                .allSatisfy(result -> assertThat(result.path("problems"))
                        .as(result.path("name").asText() + " with "
                                + result.path("player").asText())
                        .isEmpty());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/results")) {
                results.complete(JSON.readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(204, -1);
            } else if (path.equals("/cases.json")) {
                send(exchange, "application/json", JSON.writeValueAsBytes(cases));
            } else if (FILES.containsKey(path)) {
                String file = FILES.get(path);
                if (file.endsWith(".gz")) {
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                }
                send(exchange, file.endsWith(".html") ? "text/html" : "text/javascript", resource(file));
            } else {
                forward(exchange);
            }
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(vireo.resolve(exchange.getRequestURI()));
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            request.header("Range", range);
        }
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String name : List.of("Content-Type", "Content-Range", "Accept-Ranges", "ETag", "Cache-Control")) {
                response.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length > 0 ? response.body().length : -1);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream file = PlayersPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
